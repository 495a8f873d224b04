section-note = C:\users {"\U1F60"} {"\\u"}
