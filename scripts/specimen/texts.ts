/** Paragraphs of about 45 words; texts of any length are made from them. */
const PARAGRAPHS = [
  'Buổi chiều thứ Sáu, phòng họp nhỏ của trường kín chỗ. Mười hai cô giáo của ba điểm trường ngồi quanh chiếc bàn dài, trước mặt là những tờ giấy ghi lại điều các cô quan sát được ở lớp mình trong tuần.',
  'Cách làm không mới: mỗi tháng một chủ đề, cả tổ cùng soạn, một cô dạy thử, những người khác ngồi cuối lớp ghi chép. Cái khác là sau giờ dạy, mọi người chỉ nói về trẻ, không nhận xét cô giáo.',
  'Theo kế hoạch, khóa bồi dưỡng gồm bảy buổi, mỗi buổi cách nhau hai tuần để giáo viên kịp thử ở lớp. Tài liệu được gửi trước ba ngày; ai ở điểm trường xa thì tải bản chữ về điện thoại để đọc khi không có mạng.',
  'Điểm trường cách trung tâm xã hơn mười cây số, mùa mưa phải đi đò. Trước đây, mỗi lần tập huấn là một lần đóng cửa lớp; nay nhóm ba cô thay nhau, hai người dạy thì một người đi học rồi về kể lại.',
  'Ở lớp lá, góc sách được hạ xuống ngang tầm mắt trẻ. Chỉ sau hai tuần, số lần trẻ tự tìm đến góc sách tăng gần gấp đôi. Cô giáo ghi lại từng lần bằng một vạch bút chì trên tờ giấy dán sau cánh tủ.',
  'Phụ huynh cũng được mời tới dự. Nhiều người lần đầu biết rằng trò chơi xếp lá theo màu chính là lúc trẻ học phân loại, và rằng để trẻ tự mặc áo chậm rãi buổi sáng cũng là một bài học.',
  'Tổ chuyên môn gửi bản tổng hợp về phòng phụ trách trong ngày làm việc kế tiếp. Những câu hỏi lặp lại nhiều nhất sẽ thành chủ đề của tháng sau, nhờ vậy nội dung bồi dưỡng đi từ lớp học chứ không từ trên xuống.',
  'Kinh phí của khóa học lấy từ nguồn chi thường xuyên của đơn vị; giáo viên không phải đóng khoản nào. Đồ dùng thực hành làm từ vỏ hộp sạch, vải vụn và tre có sẵn ở địa phương.',
  'Sau bảy buổi, mỗi giáo viên nộp một nhật ký quan sát và một kế hoạch tuần đã điều chỉnh. Không có bài kiểm tra; đồng nghiệp trong tổ là người đọc và góp ý cho nhau.',
  'Năm học tới, trường dự kiến mở cửa các buổi sinh hoạt cho giáo viên nhóm lớp độc lập trong xã. Lịch cụ thể được niêm yết ở cổng trường và gửi cho phụ huynh qua nhóm liên lạc của lớp.',
];

/** `count` paragraphs, starting with number `start`, with a heading before every third one. */
export const bodyOf = (start: number, count: number): string =>
  Array.from({ length: count }, (_, index) => {
    const paragraph = textAt(PARAGRAPHS, start + index);
    const heading = textAt(HEADINGS, start + index);
    return index > 0 && index % 3 === 0 ? `## ${heading}\n\n${paragraph}` : paragraph;
  }).join('\n\n');

export const textAt = (texts: readonly string[], index: number): string => texts[index % texts.length] ?? '';

const HEADINGS = [
  'Học rồi làm ngay ở lớp',
  'Ba cô thay nhau một buổi',
  'Phụ huynh vào cuộc',
  'Đồ dùng từ những thứ sẵn có',
  'Điều còn vướng',
];

/** Topics of posts in ordinary months. */
export const NEWS_OF_MONTHS = [
  'mở lớp bồi dưỡng kỹ năng quan sát trẻ',
  'tổ chức dạy thử và góp ý theo tổ chuyên môn',
  'đưa góc sách xuống ngang tầm mắt trẻ',
  'tập huấn sơ cứu cho giáo viên và nhân viên nuôi dưỡng',
  'chia sẻ cách làm đồ chơi từ vật liệu sạch',
  'gặp mặt giáo viên nhóm lớp độc lập',
  'mở sân chơi dân gian cho trẻ mẫu giáo',
  'hướng dẫn phụ huynh chuẩn bị cho trẻ vào lớp Một',
  'kết nối ba điểm trường trong một buổi học chung',
  'tổng kết khóa bồi dưỡng cán bộ quản lý',
];

/** A title as long as those of official documents. */
export const LONG_TITLE =
  'Hướng dẫn triển khai thực hiện nhiệm vụ đào tạo, bồi dưỡng nâng cao năng lực nghề nghiệp cho đội ngũ nhà giáo và cán bộ quản lý cơ sở giáo dục mầm non trên địa bàn các xã, phường, đặc khu năm học 2026-2027';

export const WIDE_TABLE = [
  '| Đơn vị | Số trường | Số lớp | Giáo viên | Đã bồi dưỡng | Tỷ lệ | Cán bộ quản lý | Đã bồi dưỡng | Ghi chú |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  '| Phường Ví Dụ Trung tâm | 12 | 148 | 296 | 281 | 94,9% | 36 | 36 | Hoàn thành trước hạn |',
  '| Xã Ví Dụ Đông | 5 | 41 | 79 | 62 | 78,5% | 14 | 12 | Hai điểm trường phải đi đò |',
  '| Xã Ví Dụ Tây | 4 | 33 | 64 | 60 | 93,8% | 11 | 11 | |',
  '| Đặc khu Ví Dụ Đảo | 2 | 15 | 27 | 19 | 70,4% | 6 | 4 | Lớp học trực tuyến vào buổi tối, có ghi lại cho người không dự được |',
  '| **Cộng** | **23** | **237** | **466** | **422** | **90,6%** | **67** | **63** | |',
].join('\n');
