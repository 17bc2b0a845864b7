"""What a person does: one method per action. No Qt, no SQL, no formats."""
