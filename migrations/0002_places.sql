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
CREATE UNIQUE INDEX `place_code` ON `place` (`code`);