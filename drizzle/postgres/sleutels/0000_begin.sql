CREATE TABLE "sleutels"."sleutel" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"casus_id" text COLLATE "C",
	"kek" bigint NOT NULL,
	"verpakt" "bytea" NOT NULL,
	"gemaakt_op" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sleutel_casus" ON "sleutels"."sleutel" USING btree ("casus_id");