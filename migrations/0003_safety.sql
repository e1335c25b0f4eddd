CREATE TABLE `alert_call` (
	`id` text PRIMARY KEY NOT NULL,
	`alert_id` text,
	`request_id` text NOT NULL,
	`step` integer NOT NULL,
	`nth` integer NOT NULL,
	`staff_id` text,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`bundle_id` text,
	FOREIGN KEY (`alert_id`) REFERENCES `alert`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_call_step` ON `alert_call` (`alert_id`,`step`,`nth`);--> statement-breakpoint
CREATE UNIQUE INDEX `alert_call_wish` ON `alert_call` (`request_id`,`staff_id`) WHERE alert_id IS NULL;--> statement-breakpoint
CREATE INDEX `alert_call_at` ON `alert_call` (`at`);--> statement-breakpoint
CREATE TABLE `alert_send` (
	`id` text PRIMARY KEY NOT NULL,
	`bundle_id` text NOT NULL,
	`staff_id` text,
	`channel` text NOT NULL,
	`subscription_id` text,
	`level` text NOT NULL,
	`requests` integer NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`status` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `alert_send_due` ON `alert_send` (`next_try_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `alert_send_bundle` ON `alert_send` (`bundle_id`);--> statement-breakpoint
CREATE INDEX `alert_send_recent` ON `alert_send` (`created_at`);--> statement-breakpoint
CREATE TABLE `duty_shift` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text,
	`weekday` integer,
	`date` text,
	`starts` text NOT NULL,
	`ends` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`replaces` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `duty_shift_live` ON `duty_shift` (`date`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `push_subscription` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`address_sealed` text,
	`address_hash` text NOT NULL,
	`expires_at` integer,
	`created_at` integer NOT NULL,
	`last_sent_at` integer,
	`removed_at` integer,
	`removed_why` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `push_subscription_address` ON `push_subscription` (`address_hash`);--> statement-breakpoint
CREATE INDEX `push_subscription_of_staff` ON `push_subscription` (`staff_id`);--> statement-breakpoint
CREATE TABLE `staff_notice` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`quiet_from` text,
	`quiet_until` text,
	`also_level` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `alert` ADD `acknowledged_at` integer;--> statement-breakpoint
ALTER TABLE `alert` ADD `acknowledged_by` text;--> statement-breakpoint
ALTER TABLE `alert` ADD `next_step_at` integer;--> statement-breakpoint
CREATE INDEX `alert_next_step` ON `alert` (`next_step_at`);--> statement-breakpoint
CREATE INDEX `alert_of_request` ON `alert` (`request_id`);