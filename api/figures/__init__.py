"""Published tables in the formats that machines and spreadsheets read; nothing is counted or hidden here."""
