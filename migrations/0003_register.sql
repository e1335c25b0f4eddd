CREATE TABLE `request_recusal` (
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `staff_id`),
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `request_recusal_person` ON `request_recusal` (`person_id`);--> statement-breakpoint
CREATE TABLE `hotline_check` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`number` text NOT NULL,
	`checked_on` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `hotline_check_line` ON `hotline_check` (`line_id`,`at`);--> statement-breakpoint
CREATE TABLE `hours_change` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`what` text NOT NULL,
	`date` text,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hours_change_version` ON `hours_change` (`scope`,`version`);--> statement-breakpoint
ALTER TABLE `request` ADD `route_queue` text;--> statement-breakpoint
ALTER TABLE `request` ADD `route_to` text;--> statement-breakpoint
ALTER TABLE `request` ADD `route_why` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `away_until` text;--> statement-breakpoint
ALTER TABLE `staff_district` ADD `part` text DEFAULT 'primary' NOT NULL;--> statement-breakpoint
ALTER TABLE `welfare_district` ADD `hours` text;--> statement-breakpoint
CREATE TRIGGER hours_change_no_update BEFORE UPDATE ON hours_change BEGIN SELECT RAISE(ABORT, 'hours_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER hours_change_no_delete BEFORE DELETE ON hours_change BEGIN SELECT RAISE(ABORT, 'hours_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER hotline_check_no_update BEFORE UPDATE ON hotline_check BEGIN SELECT RAISE(ABORT, 'hotline_check is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER hotline_check_no_delete BEFORE DELETE ON hotline_check BEGIN SELECT RAISE(ABORT, 'hotline_check is append-only'); END;
