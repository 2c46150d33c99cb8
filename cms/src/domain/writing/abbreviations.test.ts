import { describe, expect, it } from 'vitest';
import { unexplainedIn } from './abbreviations';

const found = (...texts: string[]): string[] =>
  unexplainedIn(texts)
    .flat()
    .map(({ short }) => short);

describe('an abbreviation', () => {
  it.each([
    ['of an office', 'Tập huấn cho GV và CBQL ở cụm trường.', ['GV', 'CBQL']],
    ['once, however often it stands', 'GV dự giờ. GV góp ý. GV ghi chép.', ['GV']],
    ['with & or - within it', 'Sở GD&ĐT và phòng GD - ĐT cùng dự.', ['GDĐT']],
    ['that nobody has listed', 'Phần mềm KTĐG mới.', ['KTĐG']],
    ['that is explained too late', 'GV dự giờ. Các giáo viên (GV) góp ý.', ['GV']],
    ['in brackets behind something else', 'Bà Lan (GV) kể lại.', ['GV']],
    ['beside another', 'Đoàn do UBND TP HCM cử.', ['UBND']],
    ['in a heading in capitals', 'TẬP HUẤN CBQL NĂM HỌC MỚI', ['CBQL']],
    ['after a slash', 'Sổ theo dõi GV/HS của lớp.', ['GV', 'HS']],
    ['after the number of a document', 'Theo Quyết định số 33/QĐ-TTg, CBQL được học.', ['CBQL']],
  ])('%s is found', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['written out before it', 'Giáo viên (GV) dự giờ. GV góp ý.'],
    ['written out behind it', 'GV (giáo viên) dự giờ. GV góp ý.'],
    ['with words that it leaves out', 'Bộ Giáo dục và Đào tạo (GDĐT) ban hành; Bộ GDĐT hướng dẫn.'],
    ['with a word before it in the brackets', 'Sở Giáo dục và Đào tạo (Sở GD&ĐT) mời; Sở GDĐT đón.'],
    ['announced as one', 'Cán bộ quản lý (sau đây viết tắt là CBQL) học; CBQL thực hành.'],
    ['two in one bracket', 'Cán bộ quản lý, giáo viên (CBQL, GV) dự.'],
    ['of letters with a hook', 'Ủy ban nhân dân (UBND) tỉnh; Trung ương (TƯ) Đoàn.'],
    ['foreign, explained in words', 'Tổ chức Cứu trợ Trẻ em (SCI) tặng sách; SCI cử người.'],
    ['that everybody knows', 'TP.HCM, TP. Rạch Giá, UNESCO, COVID-19, USB, Trường THCS Ví Dụ, TH&THCS.'],
    [
      'in the number of a document',
      'Số 1008/KH-SGDĐT, 52/2020/TT-BGDĐT, 29-NQ/TW, số …/KH-UBND, 33 /QĐ-TTg.',
    ],
    ['a Roman numeral', 'Quý II, III, IV; thế kỷ XXI; Đại hội XIV.'],
    ['a heading in capitals', 'KẾ HOẠCH NĂM HỌC MỚI. LỚP HỌC TRÊN ĐẢO.'],
    ['a name in capitals', 'Cô NGUYỄN THỊ LAN và thầy TRẦN MINH, cô LAN.'],
    ['in an address', 'Xem https://vi-du.example/GV/KHTN hoặc viết cho GVMN@vi-du.example.'],
    ['with a number in it', 'Giấy A4, lớp K12, khổ 3D.'],
    ['of one letter', 'Vitamin A, nhóm B, ông X.'],
  ])('%s is left alone', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('stands with the text in which it is met first', () => {
    expect(unexplainedIn(['Tin cho GV', 'GV và HS', 'Học sinh (HS)'])).toEqual([
      [{ short: 'GV', full: 'giáo viên' }],
      [{ short: 'HS', full: 'học sinh' }],
      [],
    ]);
    expect(found('Giáo viên (GV) dự giờ', 'GV góp ý')).toEqual([]);
  });

  it('is ignored in the name of a unit, and found elsewhere in the text', () => {
    const names = ['Phòng GDNN Ví Dụ'];
    expect(unexplainedIn(['Phòng GDNN Ví Dụ mở lớp.'], names)).toEqual([[]]);
    expect(unexplainedIn(['Phòng GDNN Ví Dụ và trung tâm GDNN khác.'], names)[0]).toHaveLength(1);
  });
});
