import { describe, expect, it } from 'vitest';
import { findOldEncoding, oldEncodingMessage } from './old-encoding';

const TCVN3 = [
  'Gi¸o viªn mÇm non',
  'Së Gi¸o dôc vµ §µo t¹o tØnh Kiªn Giang',
  'Líp båi d­ìng khai gi¶ng ngµy 12/10, cã 40 häc viªn.',
  'C« gi¸o',
  'Tr­êng',
  'Céng hßa x· héi chñ nghÜa ViÖt Nam',
];

const VNI = [
  'Giaùo vieân maàm non',
  'GIAÙO VIEÂN MAÀM NON',
  'Sôû Giaùo duïc vaø Ñaøo taïo tænh Kieân Giang',
  'Lôùp boài döôõng khai giaûng ngaøy 12/10, coù 40 hoïc vieân.',
  'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam',
];

const UNICODE = [
  'Giáo viên mầm non',
  'Giáo viên mầm non hoà nhập, trẻ khoẻ, toà nhà, khoá học, hoá học, xoá mù, loá mắt'.normalize('NFD'),
  'hoà', // in VNI, "oà" is read as "ồ"
  'Hoà Bình',
  'LỚP BỒI DƯỠNG GIÁO VIÊN HOÀ NHẬP',
  'Lớp học ở Đắk Lắk, Kon Tum và Pleiku; cô H’Hen Niê kể.',
  'Bản quyền ©Tác giả, Microsoft® Office, diện tích 25 m², nhiệt độ 30°, § 4, ½ số trẻ',
  'Trẻ 3 tuổi uống 5 µg vitamin D mỗi ngày',
  '“Chị ơi, anh à!” – cô nói.',
  'The quick brown fox at the café; naïve façade, señor Núñez, Zoë.',
  '© 2024 Microsoft®. All rights reserved.',
  'L’été, les élèves où là-bas ont reçu des thés de qualité; « Noël » à la forêt, goût, août, maïs, haï.',
  '«Les élèves» de l’école française',
  'Où',
  'Thé vert',
  'Die Kinder können schön hören; für Köln, größer, Öl, Fön',
  'El niño y la mañana, año, cigüeña, corazón, pingüino',
  'São Paulo não é a capital; informações, coração',
  'ÅÄÖ på svenska: smörgåsbord, hösten är röd',
  '+84 290 000 0000, 12.345,67 đồng',
  '',
  '***',
];

describe('text in an old encoding', () => {
  it.each(TCVN3)('TCVN3 is recognised: %s', (text) => {
    expect(findOldEncoding([text])?.encoding).toBe('TCVN3');
  });

  it.each(VNI)('VNI is recognised: %s', (text) => {
    expect(findOldEncoding([text])?.encoding).toBe('VNI');
  });

  it.each(UNICODE)('is none: %s', (text) => {
    expect(findOldEncoding([text])).toBeNull();
  });

  it('is found among others, and told by the number of the paragraph and its first words', () => {
    const found = findOldEncoding(['Lớp bồi dưỡng', ' ', 'Giaùo vieân maàm non vuøng bieån ñaûo cuûa tænh']);
    expect(found).toEqual({
      encoding: 'VNI',
      paragraph: 2,
      words: 'Giaùo vieân maàm non vuøng bieån …',
    });
    expect(found && oldEncodingMessage(found)).toMatch(
      /^Đoạn 2 \(“Giaùo .*VNI-Times.*Ctrl\+Shift\+F6.*nguồn VNI Windows, đích Unicode/,
    );
  });
});
