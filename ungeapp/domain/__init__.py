"""The rules, on plain frozen values.

Belongs here: what is true about young people, plans, meetings, consents, handovers and merging, as dataclasses and
functions that take today's date as an argument.
Does not belong here: files, SQL, Qt, the clock, the network, sentences for people, paragraph numbers (dated data in
``resources/``).

The words, Danish on the screen and English in the code:

=========================== ======================== ============================== ==============================
Danish                      Code                     Danish                         Code
=========================== ======================== ============================== ==============================
den unge                    YoungPerson              samtykke                       Consent
uddannelsesplan             EducationPlan            hjemmel                        LegalBasis
mål, delmål                 Goal (long, short)       overlevering/overgang          Handover
indsats                     Measure                  tjekliste, punkt               Checklist, ChecklistItem
aftale, beslutning          Agreement, Decision      kontakt, kontaktforsøg         Contact, ContactAttempt
samtale, netværksmøde       Talk, Meeting            tilbud, tilbudsvifte           Offer, OfferCatalogue
format                      MeetingFormat            indsatsark                     InitiativeSheet
referat                     Minutes                  enhed (center, afdeling)       Unit
indkaldelse, invitation     Summons, Invitation      fagperson                      Professional
netværkskort                NetworkMap               kommuneprofil                  MunicipalProfile
ansvarlig, koordinerende    responsible, Coordinator kontaktperson, støtteroller    SupportRole
=========================== ======================== ============================== ==============================
"""
