"""First names that are common in the United Kingdom and are hardly ever another word.

Beside an age or a surname they make a text likely to be about one person. Names that are words as
well (Hope, Mark, Rose), months (May), or mostly places are left out: a check that cries too often
is passed over.
"""

from __future__ import annotations

NAMES = """
Aaliyah Aaron Abbie Abdul Abdullah Abigail Abraham Adam Adrian Agnes Ahmed Aidan Aiden Aisha
Aiysha Alan Alasdair Albert Alec Aleksandra Alesha Alex Alexander Alexandra Alexis Alfie Alfred
Ali Alice Alicia Alisha Alison Alistair Allan Amanda Amelia Amina Amir Amy Anastasia Andrea
Andrew Angela Angus Anita Ann Anna Anne Annette Annie Anthony Antonia Anya Archie Arjun Arlo
Arthur Arun Arya Asha Ashley Audrey Ayaan Ayesha Barbara Barry Beatrice Becky Belinda Ben
Benjamin Bernadette Bernard Beth Bethany Betty Beverley Billy Bogdan Brandon Brenda Brendan
Brian Bridget Bronwyn Bryan Caitlin Callum Calum Cameron Carl Carly Carol Carole Caroline Carys
Catherine Cathy Cecilia Ceri Chantelle Charlie Charlotte Chelsea Cheryl Chloe Chris Christina
Christine Christopher Ciara Claire Clare Clive Colin Connor Conor Courtney Craig Cynthia Daisy
Damian Daniel Danielle Danny Darren Dave David Dean Debbie Deborah Declan Deepak Denis Denise
Dennis Derek Diana Diane Dilys Dominic Donald Donna Doreen Doris Dorothy Douglas Duncan Dylan
Eamon Eddie Edith Edward Eileen Elaine Eleanor Elena Elias Elijah Elizabeth Ella Ellen Ellie
Elliot Elsie Emilia Emily Emma Eric Erin Ethan Evan Eve Evelyn Evie Ewan Fatima Fatimah Felicity
Ffion Finlay Finley Fiona Fraser Freddie Frederick Freya Gareth Gary Gavin Gemma Geoff Geoffrey
Geraint Geraldine Gerard Gillian Gladys Glenn Glenys Gordon Graeme Graham Gurpreet Gwen Gwyn
Hamza Hannah Harriet Harrison Harry Harvey Hasan Hassan Hayley Heather Helen Henry Hilary Hugo
Hussain Iain Ian Ibrahim Ieuan Imogen Imran Ioan Irene Isaac Isabel Isabella Isabelle Isla
Ismail Jacob Jacqueline Jade Jake Jamal James Jamie Jane Janet Janice Jasmin Jasmine Jason
Jayden Jean Jeff Jeffrey Jemma Jennifer Jenny Jeremy Jermaine Jess Jessica Jill Joan Joanna
Joanne Jodie Joe Joel John Jonathan Jordan Joseph Josephine Josh Joshua Joyce Judith Julia
Julian Julie Justin Kai Kamal Karen Karl Kate Katherine Kathleen Kathryn Katie Kayden Kayla
Kayleigh Keeley Keira Keith Kelly Kelvin Kenneth Kerry Kevin Khadija Kian Kieran Kimberley
Kirsty Krzysztof Kyle Laila Lara Laura Lauren Layla Leah Leanne Lee Lena Leo Leon Leona Leonard
Lesley Leslie Lewis Liam Lilly Linda Lindsay Lisa Lloyd Logan Lola Lorna Lorraine Louis Louise
Luca Lucas Lucy Luke Lydia Lynn Lynne Lynsey Mackenzie Maddison Madison Maisie Malcolm
Malgorzata Mandy Marcus Margaret Maria Marie Marilyn Marion Martin Martyn Mary Mason Mateusz
Matilda Matt Matthew Maureen Maurice Megan Mehmet Melanie Melissa Mia Michael Michaela Michelle
Mick Mike Mila Mohamed Mohammad Mohammed Moira Molly Monica Morgan Muhammad Muriel Myles Nadia
Nancy Naomi Natalie Natasha Nathan Neil Niamh Nicholas Nicky Nicola Nicole Nigel Nikita Noah
Noel Nora Norma Oliver Olivia Omar Oscar Osman Owen Pamela Patricia Patrick Paul Paula Pauline
Peter Phil Philip Phillip Phoebe Phyllis Piotr Priya Rachael Rachel Ralph Raymond Rebecca Reece
Rhian Rhiannon Rhys Richard Rita Robert Roger Ronald Ronnie Rory Rosemary Rosie Ross Rowan Roy
Russell Ruth Ryan Sadie Saffron Sally Sam Samantha Samir Samuel Sandra Sara Sarah Saskia
Scarlett Scott Sean Sebastian Selina Seth Shane Shannon Sharon Shaun Shazia Sheila Shelley
Shirley Shona Sian Simon Sinead Siobhan Sofia Sonia Sophia Sophie Stacey Stanley Stella
Stephanie Stephen Steve Steven Stuart Susan Suzanne Sylvia Tamara Tanya Tara Tariq Tegan Terence
Teresa Terry Theo Theresa Thomas Tiffany Tim Timothy Tina Toby Tom Tomasz Tony Tracey Tracy
Trevor Tyler Una Vanessa Vera Verity Veronica Vincent Vivien Wayne Wendy William Winifred Yasmin
Yusuf Yvonne Zac Zachary Zainab Zara Zoe Zofia
"""

FIRST_NAMES = frozenset(NAMES.split())
