skip = Zum Inhalt
