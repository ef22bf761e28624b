CREATE TRIGGER `audit_niet_wijzigen` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'audit is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_niet_wissen` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'audit is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `gebeurtenis_niet_wijzigen` BEFORE UPDATE ON `gebeurtenis` BEGIN SELECT RAISE(ABORT, 'gebeurtenis is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `gebeurtenis_niet_wissen` BEFORE DELETE ON `gebeurtenis` BEGIN SELECT RAISE(ABORT, 'gebeurtenis is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `reactie_versie_niet_wijzigen` BEFORE UPDATE ON `reactie_versie` BEGIN SELECT RAISE(ABORT, 'reactie_versie is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `reactie_versie_niet_wissen` BEFORE DELETE ON `reactie_versie` BEGIN SELECT RAISE(ABORT, 'reactie_versie is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `antwoord_niet_wijzigen` BEFORE UPDATE ON `antwoord` BEGIN SELECT RAISE(ABORT, 'antwoord is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `toestemming_niet_wijzigen` BEFORE UPDATE ON `toestemming` BEGIN SELECT RAISE(ABORT, 'toestemming is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `antwoord_niet_wissen` BEFORE DELETE ON `antwoord` BEGIN SELECT RAISE(ABORT, 'antwoord is alleen toevoegen'); END;
--> statement-breakpoint
CREATE TRIGGER `toestemming_niet_wissen` BEFORE DELETE ON `toestemming` BEGIN SELECT RAISE(ABORT, 'toestemming is alleen toevoegen'); END;
