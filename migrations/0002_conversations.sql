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
ALTER TABLE `person` ADD `reading` text DEFAULT 'ok' NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `menu` text;--> statement-breakpoint
ALTER TABLE `person` ADD `menu_linked` text;--> statement-breakpoint
ALTER TABLE `read_audit` ADD `media_id` text;--> statement-breakpoint
CREATE INDEX `read_audit_media` ON `read_audit` (`media_id`,`staff_id`,`at`);