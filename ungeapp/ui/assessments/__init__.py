"""*Vurderinger og tjeklister*: the card, the page of one checklist, the page of one assessment.

Belongs here: these pages. Does not belong here: the handover's checklist (``ui.handover``).
"""
