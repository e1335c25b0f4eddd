CREATE TABLE `answer_draft` (
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`person_id` text NOT NULL,
	`words_sealed` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `staff_id`),
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_draft_of_person` ON `answer_draft` (`person_id`);--> statement-breakpoint
CREATE TABLE `approved_texts_only` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contact_hours` (
	`person_id` text PRIMARY KEY NOT NULL,
	`starts` text NOT NULL,
	`ends` text NOT NULL,
	`days` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `line_quota` (
	`id` text PRIMARY KEY NOT NULL,
	`monthly` integer,
	`used` integer NOT NULL,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snippet` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`words` text NOT NULL,
	`state` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`retired_by` text,
	`retired_at` integer
);
--> statement-breakpoint
CREATE INDEX `snippet_state` ON `snippet` (`state`,`topic`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `hold_until` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `waited_since` integer;--> statement-breakpoint
CREATE TRIGGER snippet_words_stay BEFORE UPDATE OF topic, language, title, words, written_by, written_at ON snippet BEGIN SELECT RAISE(ABORT, 'the words of a snippet never change'); END;
--> statement-breakpoint
CREATE TRIGGER snippet_no_delete BEFORE DELETE ON snippet BEGIN SELECT RAISE(ABORT, 'a snippet is retired, never deleted'); END;
