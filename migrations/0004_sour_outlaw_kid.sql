CREATE TABLE `record` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`words_sealed` text,
	`who_sealed` text,
	`level` text NOT NULL,
	`raised_to` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `record_of_request` ON `record` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `record_of_person` ON `record` (`person_id`);--> statement-breakpoint
CREATE TABLE `training_step` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`practice` text NOT NULL,
	`kind` text NOT NULL,
	`words_sealed` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_step_of_staff` ON `training_step` (`staff_id`,`practice`,`at`);--> statement-breakpoint
ALTER TABLE `request` ADD `channel` text;