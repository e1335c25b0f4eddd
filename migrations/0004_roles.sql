CREATE TABLE `request_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`until` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `request_grant_live` ON `request_grant` (`staff_id`,`request_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `request_grant_of_request` ON `request_grant` (`request_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `audit_look` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`of_staff` text,
	`of_request` text,
	`of_day` text
);
--> statement-breakpoint
CREATE INDEX `audit_look_newest` ON `audit_look` (`at`);--> statement-breakpoint
CREATE TABLE `desk_change` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`what` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `desk_change_version` ON `desk_change` (`scope`,`version`);--> statement-breakpoint
CREATE INDEX `desk_change_newest` ON `desk_change` (`at`);--> statement-breakpoint
ALTER TABLE `staff` ADD `may_know_reporters` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `read_audit_newest` ON `read_audit` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `read_audit_staff` ON `read_audit` (`staff_id`,`at`,`id`);
--> statement-breakpoint
CREATE TRIGGER audit_look_no_update BEFORE UPDATE ON audit_look BEGIN SELECT RAISE(ABORT, 'audit_look is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_look_no_delete BEFORE DELETE ON audit_look BEGIN SELECT RAISE(ABORT, 'audit_look is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER desk_change_no_update BEFORE UPDATE ON desk_change BEGIN SELECT RAISE(ABORT, 'desk_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER desk_change_no_delete BEFORE DELETE ON desk_change BEGIN SELECT RAISE(ABORT, 'desk_change is append-only'); END;
