"""What the people who must say yes are told of the program: its files, its risks and its limits.

Every sentence is true of the program as it stands. Whoever changes what is kept, sent or checked
changes the sentence here.
"""

from __future__ import annotations

from datetime import date

FACTS_OF = date(2026, 11, 22)
"""The day on which the sentences below were last held against the program."""

TO_FILL_IN = "[to be filled in]"
"""What only the council knows."""

Rows = tuple[tuple[str, ...], ...]
"""The rows of a table, a cell a text."""

IN_SHORT = (
    "Reflective App runs on one computer and needs no server, no account and no internet.",
    "It keeps what a group agreed about services, and who took part by role. It asks for no record "
    "of any child, family or member of staff.",
    "A file can be protected with a password. Reports and tables made from it are not.",
    "It keeps earlier versions of what is saved, on the same computer. They do not replace your "
    "own backups.",
    "What it does not do yet stands in the last part. Please read that before you decide.",
)

DOES: Rows = (
    (
        "Does it use the internet?",
        "No. It opens no connection, looks for no updates and reports nothing to its makers. The "
        "automatic tests refuse every internet connection, and fail if the program asks for one. A "
        "second start hands its file to the open window through a pipe on the same computer, which "
        "only the same person can use.",
    ),
    (
        "Can it open a web page?",
        "Only when somebody presses the button beside an address. The computer’s own browser opens "
        "it then. A saved document opens in the same way in the computer’s usual program.",
    ),
    (
        "Are there accounts or passwords?",
        "No accounts. A file can have a password: without it, nothing in the file can be read. "
        "Otherwise whoever can open the file can read and change it.",
    ),
    (
        "How are protected files encrypted?",
        "AES-256-GCM, with a key made from the password by scrypt (131,072 rounds, 128 MB). The "
        "package “cryptography” does it. Unsaved work and earlier versions of a protected file are "
        "encrypted too. A lost password cannot be brought back, by anybody.",
    ),
    (
        "What has to be installed?",
        "One folder, which can be copied to where programs are kept. It adds no service, no driver "
        "and nothing that starts with the computer.",
    ),
    (
        "Which systems does it run on?",
        "It is written for Windows and Linux. The tests were run on Linux. A trial on Windows is "
        "still to be made.",
    ),
    (
        "Is it signed?",
        "No. Windows may warn of an unknown publisher. Check the file as described below.",
    ),
    (
        "Can a file that somebody sends do harm?",
        "Files are read as data. No macro and no formula is run. Size, depth and number of entries "
        "are limited, and a file that breaks the limits is refused with the reason.",
    ),
    (
        "Does it decide anything by itself?",
        "No. It has no artificial intelligence. Rules turn the group’s answers into words such as "
        "“partly in place”, and each one can be followed step by step. People may overrule the "
        "order of the work.",
    ),
)

FILES: Rows = (
    (
        "Assessment (.reflect)",
        "Where you save it",
        "Council, roles, services, answers, notes, votes as counts, actions, and the questions",
        "Until you delete it",
    ),
    (
        "Response file (.reflect-response)",
        "Where you save it or send it",
        "The questions, and one person’s or table’s answers, by role and a random number",
        "Until you delete it",
    ),
    (
        "Shared copy (.reflect)",
        "Where you save it or send it",
        "What was listed before it was made; no time of day and no earlier version",
        "Until whoever has it deletes it",
    ),
    (
        "Documents and tables",
        "Where you save them",
        "What you chose to print or to hand on",
        "Until you delete them",
    ),
    (
        "Recovery copy",
        "The program’s own folder in the profile of the person who works on the computer",
        "The whole assessment or response, and where its file is",
        "Until you save, undo every change, throw it away, or clear this computer. There is no "
        "time limit. A damaged copy stays until somebody does one of the last two",
    ),
    (
        "Earlier versions",
        "The person’s folder for programs’ data",
        "The whole assessment as it was saved, and where its file is",
        "The last ten saves, and the last one of each of fourteen days. Older ones go at the next "
        "save; all go when you clear this computer",
    ),
    (
        "Preferences",
        "The person’s folder for settings",
        "Names, folders and dates of the last ten files; text size, colours, place of the window",
        "Until they are replaced, or you clear this computer",
    ),
    (
        "Your own question sets",
        "The person’s folder for programs’ data",
        "Questions only",
        "Until you remove them in the program",
    ),
    (
        "List of faults",
        "The person’s folder for logs",
        "When and where in the program a fault happened. Nothing that people wrote",
        "Two lists of up to 200 kB; the older one goes first. Or until you clear this computer",
    ),
)

FILES_NOTES = (
    "Only a file with a password is encrypted, with what is kept of it here. On a shared folder "
    "the folder’s permissions decide who can read the others.",
    "“Clear everything on this computer” in the Help menu takes away all but the first three, and "
    "your own question sets only if you say so. It lists what goes first. Work that is open in "
    "another window stays, and is named.",
    "While a file is saved, a second one stands beside it for a moment. If the computer stops just "
    "then it may stay; its name ends in .tmp.",
    "While an assessment is open, the program looks whether its file was changed by somebody else, "
    "and once whether a sync program left copies of it in the same folder. It reads only what is "
    "named as such a copy, and changes none.",
    "Removing the program does not remove these files.",
)

LEAVES = (
    "Nothing leaves by itself. People save a document, a table or a file, print, or copy text, and "
    "send it in the way that your council allows.",
    "An assessment file is whole. It holds notes, different views and every vote. Do not send it "
    "outside your team. “Share a copy” makes another file for colleagues, a partner or the public, "
    "and shows first what leaves and what stays.",
    "A shared copy is written anew from what may leave. It is then read back and searched for each "
    "text of four or more characters that stays. A title of an action or a name of a service "
    "leaves as it was written.",
    "Documents carry no author, no name of an account and no folder. They do print what the "
    "group wrote: read them before you send them.",
    "Every document and every workbook carries the marking that was chosen. A CSV file and a "
    "response file have no place for one.",
    "Before something is saved for others or printed, the program lists what looks like personal "
    "data in it. That is phone, NHS and National Insurance numbers, e-mail addresses, postcodes, "
    "dates of birth, names, and initials with an age. It can miss some, and it blocks nothing.",
    "Recorded information that a council holds can be asked for under freedom of information law. "
    "Write notes as if they were to be published.",
)

SENT_OUT = "A file with the questions can be sent out, to be answered before the day."

DPIA: Rows = (
    (
        "What is it for?",
        "A council and its partners set their offer to families beside a published guide, and plan "
        "what to do. It is not used to decide about any person.",
    ),
    (
        "Who decides what is recorded?",
        "The council. The makers of the program receive nothing and process nothing for you.",
    ),
    (
        "Whose data?",
        "People who take part, such as officers, partners, kinship carers and young people; and "
        "those named as owners of an action.",
    ),
    (
        "Which categories of data?",
        "Roles, and how many have each. Votes, as counts by role. Answers given alone, kept "
        "together under a random number, with the moment they were saved. Job titles of owners. "
        "What people write in free text. No field asks for a participant’s name. Only the sign-in "
        "sheet on paper does.",
    ),
    (
        "Special categories?",
        "None is asked for. A role can still say something of a person’s life, such as “kinship "
        "carer”. Small counts of families by ethnicity or disability can point to somebody.",
    ),
    ("What is the lawful basis?", f"The council names it: {TO_FILL_IN}"),
    (
        "Who can see it?",
        "Whoever can open the folder in which the file stands. Who that is: " + TO_FILL_IN,
    ),
    (
        "How long is it kept?",
        f"The council sets it: {TO_FILL_IN}. The program deletes no assessment. “Keep until” under "
        "Set up takes the day. The notice to participants prints it. Whoever opens the file after "
        "that day is told what to do.",
    ),
    (
        "How are people’s rights met?",
        "A person in the council looks, corrects and deletes. Find (Ctrl+F) searches notes, "
        "services, actions and parked points. “Look for personal data” (Edit) lists what looks "
        "like it. A vote without a name can often not be found again.",
    ),
    ("Profiling, or decisions by machine?", "None."),
    ("Transfers abroad?", "None by the program. Look at where your own folders are kept."),
    ("Contact for data protection", TO_FILL_IN),
)

RISKS: Rows = (
    (
        "A name or a family’s story gets into a note",
        "Paper and response files say “no names”. Lines can be read back to the room. Before "
        "something leaves, the program lists what looks like personal data in it",
        "Read every document before it goes out. The look can miss a name or a story",
    ),
    (
        "One person in a small group is recognised",
        "Votes are shown by role only where three or more share it. The smallest are joined. Names "
        "are on the sign-in sheet only",
        "Keep that sheet apart. The file holds counts by role: limit who opens it. A copy for a "
        "partner holds no count of fewer than three",
    ),
    (
        "A laptop or a stick is lost",
        "A file can have a password",
        "Encrypt disks. Keep the file in a folder of the council’s",
    ),
    (
        "A copy is left on a shared laptop",
        "Copies stand in one person’s own folder, are offered at the next start, and go when the "
        "work is saved",
        "Clear everything before the laptop goes on",
    ),
    (
        "Work is lost",
        "A copy follows each change within about a second. A file is written whole or stays as it "
        "was",
        "Earlier versions are on the same computer only. Back up the folder",
    ),
    (
        "Two people change one file",
        "Saving stops when the file is no longer the one that was opened",
        "Agree who writes",
    ),
    (
        "A position is read as a verdict or a ranking",
        "There is no overall mark. Each report prints its limits and how each word was reached",
        "Say so when you present it",
    ),
)

RECORD = (
    "Line for the record of processing. Purpose: self-assessment of the offer to families. People: "
    "officers, partners, people with lived experience. Data: roles, votes as counts, free text, "
    f"job titles. Transfers abroad by the program: none. Kept until {TO_FILL_IN}."
)

NOT_YET = (
    "A signed installer, and a trial on Windows by a person.",
    "A trial by hand with screen readers.",
    "All licence texts in the built folder: those of Qt are still to be added. Check the folder "
    "“licences” before you give the program to others.",
    "Support by contract. The program comes as it is, as its licence says.",
)
