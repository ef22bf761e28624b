CREATE FUNCTION "casus"."alleen_toevoegen"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is alleen toevoegen', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_niet_wijzigen" BEFORE UPDATE ON "casus"."audit" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "audit_niet_wissen" BEFORE DELETE ON "casus"."audit" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "audit_niet_legen" BEFORE TRUNCATE ON "casus"."audit" FOR EACH STATEMENT EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "gebeurtenis_niet_wijzigen" BEFORE UPDATE ON "casus"."gebeurtenis" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "gebeurtenis_niet_wissen" BEFORE DELETE ON "casus"."gebeurtenis" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "gebeurtenis_niet_legen" BEFORE TRUNCATE ON "casus"."gebeurtenis" FOR EACH STATEMENT EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "reactie_versie_niet_wijzigen" BEFORE UPDATE ON "casus"."reactie_versie" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "reactie_versie_niet_wissen" BEFORE DELETE ON "casus"."reactie_versie" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "reactie_versie_niet_legen" BEFORE TRUNCATE ON "casus"."reactie_versie" FOR EACH STATEMENT EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "antwoord_niet_wijzigen" BEFORE UPDATE ON "casus"."antwoord" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "antwoord_niet_wissen" BEFORE DELETE ON "casus"."antwoord" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "antwoord_niet_legen" BEFORE TRUNCATE ON "casus"."antwoord" FOR EACH STATEMENT EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "toestemming_niet_wijzigen" BEFORE UPDATE ON "casus"."toestemming" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "toestemming_niet_wissen" BEFORE DELETE ON "casus"."toestemming" FOR EACH ROW EXECUTE FUNCTION "casus"."alleen_toevoegen"();
--> statement-breakpoint
CREATE TRIGGER "toestemming_niet_legen" BEFORE TRUNCATE ON "casus"."toestemming" FOR EACH STATEMENT EXECUTE FUNCTION "casus"."alleen_toevoegen"();
