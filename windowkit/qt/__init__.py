"""The only Qt in windowkit."""
