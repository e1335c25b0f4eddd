ALTER TABLE `person` ADD `reading` text DEFAULT 'ok' NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `menu` text;--> statement-breakpoint
ALTER TABLE `person` ADD `menu_linked` text;