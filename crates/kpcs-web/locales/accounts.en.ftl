## Roles and tasks of those who keep accounts
choice-office-administrator = Office administrator
choice-company-administrator = Company administrator
task-office-administrator = Invites and suspends people of the office and gives them roles.
task-company-administrator = Invites and suspends people of the company.
