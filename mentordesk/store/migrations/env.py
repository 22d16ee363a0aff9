"""How Alembic runs here: on the connection it is handed, inside the caller's transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    # The caller's BEGIN IMMEDIATE is the transaction: all revisions, or none.
    transaction_per_migration=False,
)
context.run_migrations()
