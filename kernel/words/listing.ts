import { type Label, label } from '../label.ts';

/** What becomes of an entry in a list that the city keeps, one officer proposing and another confirming. */
export const listing: Readonly<Record<string, Label>> = {
  entryProposed: label('待复核列入', 'Entry to be confirmed'),
  changeProposed: label('变更待复核', 'Change to be confirmed'),
  retirementProposed: label('撤销待复核', 'Withdrawal to be confirmed'),
  proposeEntry: label('提请列入名录', 'Propose for the list'),
  proposeChange: label('提请变更', 'Propose a change'),
  confirmListing: label('复核变更', 'Confirm the change'),
  proposeRetirement: label('提请撤销', 'Propose the withdrawal'),
  keepListed: label('仍列名录', 'Keep on the list'),
};
