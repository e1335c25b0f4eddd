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
CREATE TABLE `request_recusal` (
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `staff_id`),
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `request_recusal_person` ON `request_recusal` (`person_id`);--> statement-breakpoint
CREATE TABLE `hotline_check` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`number` text NOT NULL,
	`checked_on` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `hotline_check_line` ON `hotline_check` (`line_id`,`at`);--> statement-breakpoint
CREATE TABLE `hours_change` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`what` text NOT NULL,
	`date` text,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hours_change_version` ON `hours_change` (`scope`,`version`);--> statement-breakpoint
ALTER TABLE `alert` ADD `acknowledged_at` integer;--> statement-breakpoint
ALTER TABLE `alert` ADD `acknowledged_by` text;--> statement-breakpoint
ALTER TABLE `alert` ADD `next_step_at` integer;--> statement-breakpoint
CREATE INDEX `alert_next_step` ON `alert` (`next_step_at`);--> statement-breakpoint
CREATE INDEX `alert_of_request` ON `alert` (`request_id`);--> statement-breakpoint
ALTER TABLE `request` ADD `machine_level` text;--> statement-breakpoint
ALTER TABLE `request` ADD `level_by_hand_at` integer;--> statement-breakpoint
ALTER TABLE `request` ADD `elsewhere` text;--> statement-breakpoint
ALTER TABLE `request` ADD `route_queue` text;--> statement-breakpoint
ALTER TABLE `request` ADD `route_to` text;--> statement-breakpoint
ALTER TABLE `request` ADD `route_why` text;--> statement-breakpoint
ALTER TABLE `triage_decision` ADD `given` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `away_until` text;--> statement-breakpoint
ALTER TABLE `staff_district` ADD `part` text DEFAULT 'primary' NOT NULL;--> statement-breakpoint
ALTER TABLE `welfare_district` ADD `hours` text;
--> statement-breakpoint
CREATE TRIGGER hours_change_no_update BEFORE UPDATE ON hours_change BEGIN SELECT RAISE(ABORT, 'hours_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER hours_change_no_delete BEFORE DELETE ON hours_change BEGIN SELECT RAISE(ABORT, 'hours_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER hotline_check_no_update BEFORE UPDATE ON hotline_check BEGIN SELECT RAISE(ABORT, 'hotline_check is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER hotline_check_no_delete BEFORE DELETE ON hotline_check BEGIN SELECT RAISE(ABORT, 'hotline_check is append-only'); END;
