CREATE TABLE `danger_step` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`next_at` integer,
	`words_sealed` text,
	`staff_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "danger_step_next" CHECK(("danger_step"."kind" = 'nextContact') = ("danger_step"."next_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `danger_step_of_request` ON `danger_step` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `danger_step_of_person` ON `danger_step` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `danger_step_joined_once` ON `danger_step` (`request_id`,`staff_id`) WHERE kind = 'joined';--> statement-breakpoint
CREATE TABLE `hand_setting` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`field` text NOT NULL,
	`state` text NOT NULL,
	`machine` text,
	`before` text,
	`value` text,
	`rules` text NOT NULL,
	`reason` text,
	`note_sealed` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	`second_staff_id` text,
	`decided_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hand_setting_two_people" CHECK("hand_setting"."second_staff_id" IS NULL OR "hand_setting"."second_staff_id" <> "hand_setting"."staff_id")
);
--> statement-breakpoint
CREATE INDEX `hand_setting_of_request` ON `hand_setting` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `hand_setting_of_person` ON `hand_setting` (`person_id`);--> statement-breakpoint
CREATE INDEX `hand_setting_review` ON `hand_setting` (`reason`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `hand_setting_one_proposal` ON `hand_setting` (`request_id`) WHERE state = 'proposed';--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`law` text NOT NULL,
	`method` text NOT NULL,
	`at` integer NOT NULL,
	`words_sealed` text,
	`staff_id` text NOT NULL,
	`second_staff_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notice_two_people" CHECK("notice"."staff_id" <> "notice"."second_staff_id")
);
--> statement-breakpoint
CREATE INDEX `notice_of_request` ON `notice` (`request_id`);--> statement-breakpoint
CREATE INDEX `notice_of_person` ON `notice` (`person_id`);--> statement-breakpoint
CREATE TABLE `triage_mark` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`message_id` text NOT NULL,
	`mark` text NOT NULL,
	`level` text,
	`safety` text,
	`rules` text NOT NULL,
	`rule_set` text,
	`wanted` text,
	`note_sealed` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `triage_mark_newest` ON `triage_mark` (`at`);--> statement-breakpoint
CREATE INDEX `triage_mark_of_person` ON `triage_mark` (`person_id`);--> statement-breakpoint
CREATE INDEX `triage_mark_of_message` ON `triage_mark` (`message_id`);--> statement-breakpoint
ALTER TABLE `request` ADD `machine_level` text;--> statement-breakpoint
ALTER TABLE `request` ADD `level_by_hand_at` integer;