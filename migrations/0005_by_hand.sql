CREATE TABLE `house_tag` (
	`id` text PRIMARY KEY NOT NULL,
	`label_hash` text NOT NULL,
	`label_sealed` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `house_tag_label` ON `house_tag` (`label_hash`);--> statement-breakpoint
CREATE TABLE `request_link` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`kind` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`from_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "request_link_two" CHECK("request_link"."from_id" <> "request_link"."to_id")
);
--> statement-breakpoint
CREATE INDEX `request_link_from` ON `request_link` (`from_id`,`made_at`);--> statement-breakpoint
CREATE INDEX `request_link_to` ON `request_link` (`to_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `request_tag` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`tag_id` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_by` text,
	`removed_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tag_id`) REFERENCES `house_tag`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `request_tag_live` ON `request_tag` (`request_id`,`tag_id`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE INDEX `request_tag_of_request` ON `request_tag` (`request_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `request_tag_of_tag` ON `request_tag` (`tag_id`,`request_id`) WHERE removed_at IS NULL;--> statement-breakpoint
ALTER TABLE `request` ADD `topics_off` text;--> statement-breakpoint
ALTER TABLE `request` ADD `area_by_hand_at` integer;--> statement-breakpoint
ALTER TABLE `message` ADD `about` text;--> statement-breakpoint
ALTER TABLE `message` ADD `request_id` text;