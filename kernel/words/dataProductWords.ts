import { type Label, label } from '../label.ts';

/** States and moves of data products, their contracts and settlements, and of uses of open data. */
export const dataProductWords: Readonly<Record<string, Label>> = {
  onOffer: label('已上架', 'On offer'),
  struckOff: label('已注销', 'Struck off'),
  registerProduct: label('准予登记', 'Register it'),
  putOnOffer: label('上架', 'Put on offer'),
  takeOffOffer: label('下架', 'Take off offer'),
  changePrice: label('调整价格', 'Change the price'),
  strikeOff: label('注销登记', 'Strike off'),
  offered: label('待提供方签订', 'To be signed by the provider'),
  performing: label('履行中', 'In force'),
  notSigned: label('未签订', 'Not signed'),
  fulfilled: label('已到期', 'Run its term'),
  dissolved: label('已解除', 'Ended early'),
  signContract: label('签订合同', 'Sign the contract'),
  declineContract: label('不签订', 'Do not sign'),
  endContract: label('合同到期', 'The contract ends'),
  dissolve: label('解除合同', 'End the contract early'),
  billed: label('待使用方确认', 'To be confirmed by the user'),
  billDisputed: label('有异议，待重新结算', 'Disputed, to be stated again'),
  settledUp: label('已确认结算', 'Settled'),
  confirmSettlement: label('确认结算', 'Confirm the settlement'),
  objectSettlement: label('提出异议', 'Object to it'),
  billAgain: label('重新开出结算单', 'State it again'),
  takeDown: label('下线', 'Take it down'),
};
