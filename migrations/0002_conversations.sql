CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`content_type` text,
	`size` integer,
	`object_key` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`kept_at` integer,
	FOREIGN KEY (`message_id`) REFERENCES `message`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_of_message` ON `media` (`message_id`);--> statement-breakpoint
CREATE INDEX `media_due` ON `media` (`next_try_at`);--> statement-breakpoint
CREATE INDEX `media_of_person` ON `media` (`person_id`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`request_id` text NOT NULL,
	`reported_at` integer NOT NULL,
	`last_heard_at` integer NOT NULL,
	`signs` text NOT NULL,
	`confirmed_at` integer,
	`confirmed_by` text,
	`erased_at` integer,
	FOREIGN KEY (`subject_id`) REFERENCES `subject`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_of_request` ON `report` (`request_id`);--> statement-breakpoint
CREATE INDEX `report_of_subject` ON `report` (`subject_id`,`reported_at`);--> statement-breakpoint
CREATE TABLE `report_words` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`kind` text NOT NULL,
	`known` text,
	`signs` text NOT NULL,
	`words_sealed` text,
	`at` integer NOT NULL,
	`unsent_at` integer,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_words_of_report` ON `report_words` (`report_id`,`at`);--> statement-breakpoint
CREATE TABLE `subject` (
	`id` text PRIMARY KEY NOT NULL,
	`area` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_heard_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `subject_of_area` ON `subject` (`area`,`state`,`last_heard_at`);--> statement-breakpoint
CREATE TABLE `subject_key` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`ring_key_id` text NOT NULL,
	`wrapped` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`subject_id`) REFERENCES `subject`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `subject_verdict` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_a` text NOT NULL,
	`subject_b` text NOT NULL,
	`verdict` text NOT NULL,
	`why` text NOT NULL,
	`decided_at` integer NOT NULL,
	`decided_by` text NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`subject_a`) REFERENCES `subject`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_b`) REFERENCES `subject`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subject_verdict_standing` ON `subject_verdict` (`subject_a`,`subject_b`) WHERE undone_at IS NULL;--> statement-breakpoint
CREATE INDEX `subject_verdict_other` ON `subject_verdict` (`subject_b`);--> statement-breakpoint
CREATE TABLE `told_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`request_id` text,
	`about` text NOT NULL,
	`run` text NOT NULL,
	`flow` text NOT NULL,
	`version` integer NOT NULL,
	`node` text NOT NULL,
	`key` text NOT NULL,
	`outcome` text NOT NULL,
	`value_sealed` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `told_answer_of_request` ON `told_answer` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `told_answer_of_run` ON `told_answer` (`person_id`,`run`,`request_id`);--> statement-breakpoint
CREATE TABLE `place_history` (
	`id` text PRIMARY KEY NOT NULL,
	`place_id` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`what` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `place_history_of` ON `place_history` (`place_id`,`at`);--> statement-breakpoint
ALTER TABLE `person` ADD `reading` text DEFAULT 'ok' NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `menu` text;--> statement-breakpoint
ALTER TABLE `person` ADD `menu_linked` text;--> statement-breakpoint
CREATE INDEX `person_menu_due` ON `person` (`id`) WHERE menu IS NOT menu_linked;--> statement-breakpoint
ALTER TABLE `place` ADD `checked_by` text;--> statement-breakpoint
ALTER TABLE `place` ADD `reading` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `address` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `access` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `welcome` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `quiet_seat` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `waits_at_door` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `price` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `free` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `contact` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `staff_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `rules` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `cancelled` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `extra` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `closed_on_holidays` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `closed_from` text;--> statement-breakpoint
ALTER TABLE `place` ADD `closed_until` text;--> statement-breakpoint
ALTER TABLE `place` ADD `closed_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `code` text;--> statement-breakpoint
ALTER TABLE `place` ADD `latitude` real;--> statement-breakpoint
ALTER TABLE `place` ADD `longitude` real;--> statement-breakpoint
ALTER TABLE `place` ADD `listed` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `place_code` ON `place` (`code`);--> statement-breakpoint
ALTER TABLE `read_audit` ADD `media_id` text;--> statement-breakpoint
ALTER TABLE `read_audit` ADD `what` text;--> statement-breakpoint
CREATE INDEX `read_audit_media` ON `read_audit` (`media_id`,`staff_id`,`at`);
--> statement-breakpoint
-- Who changed what of a place is appended to, never changed.
CREATE TRIGGER place_history_no_update BEFORE UPDATE ON place_history BEGIN SELECT RAISE(ABORT, 'place_history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER place_history_no_delete BEFORE DELETE ON place_history BEGIN SELECT RAISE(ABORT, 'place_history is append-only'); END;
