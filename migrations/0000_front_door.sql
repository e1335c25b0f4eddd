CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`line_user_hash` text NOT NULL,
	`line_user_id_sealed` text NOT NULL,
	`version` integer NOT NULL,
	`contact` text NOT NULL,
	`unreachable_since` integer,
	`talk_held_by` text,
	`talk_held_since` integer,
	`staff_answered_at` integer,
	`area` text,
	`created_at` integer NOT NULL,
	`last_heard_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_line_user_hash` ON `person` (`line_user_hash`);--> statement-breakpoint
CREATE TABLE `person_key` (
	`person_id` text PRIMARY KEY NOT NULL,
	`ring_key_id` text NOT NULL,
	`wrapped` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `run` (
	`person_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`flow` text NOT NULL,
	`flow_version` integer NOT NULL,
	`node` text NOT NULL,
	`status` text NOT NULL,
	`step` integer NOT NULL,
	`state_sealed` text NOT NULL,
	`quiet_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `run_quiet` ON `run` (`quiet_at`);--> statement-breakpoint
CREATE TABLE `alert` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`level` text NOT NULL,
	`raised_at` integer NOT NULL,
	`seen_at` integer,
	`seen_by` text,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `alert_unseen` ON `alert` (`seen_at`,`raised_at`);--> statement-breakpoint
CREATE INDEX `alert_of_person` ON `alert` (`person_id`);--> statement-breakpoint
CREATE TABLE `request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`about` text NOT NULL,
	`why` text NOT NULL,
	`state` text NOT NULL,
	`level` text NOT NULL,
	`topics` text NOT NULL,
	`stance` text,
	`area` text,
	`own_words_sealed` text,
	`own_words_message` text,
	`rules` text NOT NULL,
	`owner` text,
	`waiting_since` integer,
	`opened_at` integer NOT NULL,
	`last_heard_at` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `request_open_list` ON `request` (`area`,`level`,`opened_at`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `request_of_person` ON `request` (`person_id`,`state`);--> statement-breakpoint
CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`scope` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_person_at` ON `erasure` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `history_event` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`actor` text NOT NULL,
	`staff_id` text,
	`person_id` text,
	`request_id` text,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `history_of_request` ON `history_event` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `history_of_person` ON `history_event` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `inbound_event` (
	`id` text PRIMARY KEY NOT NULL,
	`lane` text,
	`type` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`position` integer NOT NULL,
	`redelivered` integer NOT NULL,
	`body_sealed` text,
	`done_at` integer,
	`outcome` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`faults` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbound_event_waiting` ON `inbound_event` (`lane`,`done_at`);--> statement-breakpoint
CREATE INDEX `inbound_event_done` ON `inbound_event` (`done_at`,`received_at`);--> statement-breakpoint
CREATE TABLE `message` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`line_message_id` text,
	`body_sealed` text,
	`at` integer NOT NULL,
	`unsent_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `message_of_person` ON `message` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `message_line_id` ON `message` (`line_message_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`staff_id` text,
	`request_id` text,
	`payload_sealed` text,
	`reply_token` text,
	`token_from` integer,
	`state` text NOT NULL,
	`why` text,
	`reason_sealed` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer,
	`first_tried_at` integer,
	`line_request_id` text,
	`line_status` integer,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `outbox_of_person` ON `outbox` (`person_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `triage_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`message_id` text NOT NULL,
	`level` text NOT NULL,
	`safety` text NOT NULL,
	`topics` text NOT NULL,
	`rules` text NOT NULL,
	`hits_sealed` text,
	`rule_set` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `triage_of_person` ON `triage_decision` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `triage_of_message` ON `triage_decision` (`message_id`);--> statement-breakpoint
CREATE TABLE `unsend_tombstone` (
	`line_message_id` text PRIMARY KEY NOT NULL,
	`lane` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `unsend_tombstone_lane` ON `unsend_tombstone` (`lane`,`at`);--> statement-breakpoint
CREATE TABLE `duty_run` (
	`duty` text PRIMARY KEY NOT NULL,
	`ran_at` integer NOT NULL,
	`found` integer NOT NULL,
	`failed` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `place` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kinds` text NOT NULL,
	`area` text,
	`when_open` text NOT NULL,
	`note` text NOT NULL,
	`checked_on` text NOT NULL,
	FOREIGN KEY (`area`) REFERENCES `welfare_district`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `place_area` ON `place` (`area`);--> statement-breakpoint
CREATE TABLE `read_audit` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`request_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `read_audit_request` ON `read_audit` (`request_id`,`at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text,
	`email` text NOT NULL,
	`nickname` text NOT NULL,
	`role` text NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `staff_district` (
	`staff_id` text NOT NULL,
	`area` text NOT NULL,
	PRIMARY KEY(`staff_id`, `area`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area`) REFERENCES `welfare_district`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `town_setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `welfare_district` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`names` text NOT NULL,
	`south` real NOT NULL,
	`west` real NOT NULL,
	`north` real NOT NULL,
	`east` real NOT NULL,
	`position` integer NOT NULL
);
