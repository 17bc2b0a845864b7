"""Tables that leave: a spreadsheet or the clipboard, through the gate, with their lines in the journal."""
