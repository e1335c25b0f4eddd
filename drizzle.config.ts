/** drizzle-kit settings: SQL migrations are generated from src/store/schema and applied by wrangler. */
import { defineConfig } from "drizzle-kit";

export default defineConfig({ dialect: "sqlite", schema: "./src/store/schema/*.ts", out: "./migrations" });
