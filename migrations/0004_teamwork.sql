CREATE TABLE `form_done` (
	`id` text NOT NULL,
	`staff_id` text NOT NULL,
	`request_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`id`, `staff_id`)
);
--> statement-breakpoint
CREATE INDEX `form_done_at` ON `form_done` (`at`);--> statement-breakpoint
CREATE TABLE `handover` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_staff` text NOT NULL,
	`to_staff` text NOT NULL,
	`owner_then` text,
	`state` text NOT NULL,
	`words_sealed` text,
	`answer_sealed` text,
	`at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "handover_two_people" CHECK("handover"."from_staff" <> "handover"."to_staff" OR "handover"."state" = 'assigned')
);
--> statement-breakpoint
CREATE INDEX `handover_of_request` ON `handover` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `handover_of_person` ON `handover` (`person_id`);--> statement-breakpoint
CREATE INDEX `handover_to` ON `handover` (`to_staff`) WHERE state = 'offered';--> statement-breakpoint
CREATE UNIQUE INDEX `handover_one_open` ON `handover` (`request_id`) WHERE state = 'offered';--> statement-breakpoint
CREATE TABLE `note` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`words_sealed` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `note_of_request` ON `note` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `note_of_person` ON `note` (`person_id`);--> statement-breakpoint
CREATE TABLE `note_edit` (
	`id` text PRIMARY KEY NOT NULL,
	`note_id` text NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`words_sealed` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`note_id`) REFERENCES `note`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `note_edit_version` ON `note_edit` (`note_id`,`version`);--> statement-breakpoint
CREATE INDEX `note_edit_of_person` ON `note_edit` (`person_id`);--> statement-breakpoint
CREATE TABLE `nudge` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`request_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_staff` text NOT NULL,
	`about` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `nudge_once` ON `nudge` (`about`,`staff_id`,`kind`);--> statement-breakpoint
CREATE INDEX `nudge_unseen` ON `nudge` (`staff_id`,`at`) WHERE seen_at IS NULL;--> statement-breakpoint
CREATE INDEX `nudge_of_request` ON `nudge` (`request_id`,`staff_id`);--> statement-breakpoint
CREATE TABLE `presence` (
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `staff_id`),
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `presence_at` ON `presence` (`at`);--> statement-breakpoint
CREATE TABLE `watch` (
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`since` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`request_id`, `staff_id`),
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watch_of_staff` ON `watch` (`staff_id`) WHERE ended_at IS NULL;--> statement-breakpoint
ALTER TABLE `request` ADD `snoozed_until` integer;--> statement-breakpoint
CREATE INDEX `request_snoozed` ON `request` (`snoozed_until`) WHERE snoozed_until IS NOT NULL;