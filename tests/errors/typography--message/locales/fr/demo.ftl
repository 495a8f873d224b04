section-note = N'oubliez pas
