interface Env {
  (key: string, fallback?: string): string;
}

const DAY = 86_400;

export default ({ env }: { env: Env }) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    sessions: {
      accessTokenLifespan: 1800,
      maxRefreshTokenLifespan: 30 * DAY,
      idleRefreshTokenLifespan: 7 * DAY,
      maxSessionLifespan: DAY,
      idleSessionLifespan: 8 * 3600,
    },
  },
  forgotPassword: {
    emailTemplate: {
      subject: 'Đặt lại mật khẩu tòa soạn điện tử',
      text: [
        'Kính gửi <%= user.firstname %> <%= user.lastname %>,',
        'Hãy mở địa chỉ sau để đặt mật khẩu mới; địa chỉ dùng được trong 1 giờ:',
        '<%= url %>',
        'Nếu bạn không yêu cầu đặt lại mật khẩu, hãy bỏ qua thư này: mật khẩu cũ vẫn dùng được.',
      ].join('\n\n'),
      html: '',
    },
  },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
});
