section-note = {"\u000é"}
