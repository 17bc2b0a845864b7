"""The tests that rules are made of, each with its parameters; `table` names them all."""
