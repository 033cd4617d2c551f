"""The Roadmap page: board, table, drafts and the forms of actions."""
