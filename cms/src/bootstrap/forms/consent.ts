import type { Forms } from './form';

export const CONSENT_FORM: Forms<'api::consent.consent'> = {
  'api::consent.consent': {
    mainField: 'code',
    sort: ['code', 'DESC'],
    columns: ['code', 'kind', 'name', 'unit', 'validTo', 'withdrawnOn'],
    fields: {
      code: {
        help: 'Máy cấp khi lưu lần đầu; dùng thay tên khi nhắc đến phiếu.',
        editable: false,
        size: 4,
      },
      withdrawnOn: { help: 'Máy ghi khi rút.', editable: false, size: 4 },
      kind: {
        help: 'Một người lớn, một trẻ em, hoặc cả lớp trong một năm học.',
        size: 4,
      },
      name: {
        help: 'Chỉ người của đơn vị và Ban Biên tập xem được.',
        placeholder: 'Ví dụ: Lớp Mầm 1, Trường Mầm non Ví Dụ 1',
        size: 8,
      },
      unit: {
        help: 'Đơn vị giữ phiếu giấy.',
        mainField: 'currentName',
        size: 4,
      },
      childAgreement: {
        help: 'Từ đủ 7 tuổi phải hỏi cả trẻ em.',
        size: 6,
      },
      guardian: {
        help: 'Người ký thay trẻ em.',
        size: 6,
      },
      schoolYear: { placeholder: 'Ví dụ: 2026-2027', size: 4 },
      children: { size: 4 },
      signedForms: { size: 4 },
      withoutConsent: {
        help: 'Mỗi dòng một tên, để đối chiếu với ảnh. Không bao giờ công khai.',
      },
      forSite: { size: 6 },
      forPress: { size: 6 },
      forBroadcast: { size: 6 },
      forSocial: { size: 6 },
      signedOn: { size: 4 },
      validFrom: { help: 'Ngày đầu tiên được dùng.', size: 4 },
      validTo: { help: 'Ngày cuối cùng được dùng. Bỏ trống: đến khi rút.', size: 4 },
      evidence: {
        help: 'Tệp PDF hoặc ảnh chụp, không công khai. Chưa có thì phiếu chưa có giá trị.',
      },
    },
  },
};
