CREATE TABLE `request_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`until` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `request_grant_live` ON `request_grant` (`staff_id`,`request_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `request_grant_of_request` ON `request_grant` (`request_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`query` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_view_once` ON `saved_view` (`staff_id`,`query`);--> statement-breakpoint
DROP INDEX `request_open_list`;--> statement-breakpoint
ALTER TABLE `request` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `request` ADD `last_worker` text;--> statement-breakpoint
ALTER TABLE `request` ADD `wait_key` integer GENERATED ALWAYS AS (CASE WHEN waiting_since IS NULL THEN 100000000000000 + opened_at ELSE waiting_since END) VIRTUAL;--> statement-breakpoint
ALTER TABLE `request` ADD `closed_key` integer GENERATED ALWAYS AS (CASE WHEN closed_at IS NULL THEN 0 ELSE closed_at END) VIRTUAL;--> statement-breakpoint
CREATE INDEX `request_open_heap` ON `request` (CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`level`,`wait_key`,`id`) WHERE state = 'open' AND snoozed_until IS NULL;--> statement-breakpoint
CREATE INDEX `request_open_free` ON `request` (CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`level`,`wait_key`,`id`) WHERE state = 'open' AND snoozed_until IS NULL AND owner IS NULL;--> statement-breakpoint
CREATE INDEX `request_open_owner` ON `request` (`owner`,CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`level`,`wait_key`,`id`) WHERE state = 'open' AND snoozed_until IS NULL AND owner IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_open_suggested` ON `request` (CASE WHEN owner IS NULL OR owner <> route_to THEN route_to END,CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`level`,`wait_key`,`id`) WHERE state = 'open' AND snoozed_until IS NULL AND route_to IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_open_waiting` ON `request` (`waiting_since`) WHERE state = 'open' AND snoozed_until IS NULL;--> statement-breakpoint
CREATE INDEX `request_closed_heap` ON `request` (CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`closed_key`,`id`) WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX `request_closed_owner` ON `request` (`owner`,CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`closed_key`,`id`) WHERE state = 'closed' AND owner IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_closed_suggested` ON `request` (CASE WHEN owner IS NULL OR owner <> route_to THEN route_to END,CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`closed_key`,`id`) WHERE state = 'closed' AND route_to IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_snoozed` ON `request` (`snoozed_until`) WHERE snoozed_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX `person_rules` ON `person` (`id`,`contact`,`reading`) WHERE contact <> 'ok' OR reading <> 'ok';