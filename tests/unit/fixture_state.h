/* fixture_state: a newsstand with invented news, as struct state; what
 * test_ui and test_screens draw.  Its clock stands at 25/06/2025 14:30 +07. */
#ifndef FIXTURE_STATE_H
#define FIXTURE_STATE_H

#include "ui/ui.h"

enum { FIXTURE_ZONE_MIN = 420 };

struct fixture {
	struct state st;
	struct options options;
	struct article article;
	struct arena arena;
};

static inline int64_t at(int day, int month, int year, int hour, int minute)
{
	return date_from_civil(year, month, day, hour, minute, 0) - FIXTURE_ZONE_MIN * 60;
}

static inline struct date when(int day, int month, int hour, int minute)
{
	return (struct date){ true, true, at(day, month, 2025, hour, minute), FIXTURE_ZONE_MIN };
}

static inline struct side_row *side_add(struct fixture *f, const char *host, const char *name)
{
	struct side_row *r = VEC_PUSH(&f->st.side.rows, &f->arena);

	*r = (struct side_row){ .portal = str_of(host), .name = str_of(name), .is_portal = true };
	return r;
}

static inline struct side_row *side_category(struct fixture *f, int64_t id, const char *name, int unread)
{
	struct side_row *r = side_add(f, f->st.side.rows.v[f->st.side.rows.n - 1].portal.p, name);

	r->is_portal = false;
	r->id = id;
	r->unread = unread;
	r->total = unread + 40;
	return r;
}

static inline void fixture_side(struct fixture *f)
{
	side_add(f, "baocantho.com.vn", "Báo Cần Thơ");
	side_category(f, 1, "Thời sự", 12);
	side_category(f, 2, "Kinh tế", 3);
	side_category(f, 3, "Văn hóa - Thể thao", 0);
	side_category(f, 4, "Khoa học công nghệ", 128)->fetching = true;
	side_category(f, 5, "Xã hội", 7)->failed = true;
	side_add(f, "tuoitre.vn", "Tuổi Trẻ")->folded = true;
	f->st.side.rows.v[6].unread = 57;
	side_add(f, "dantri.com.vn", "Dân trí");
	side_category(f, 8, "Sự kiện", 21);
	side_category(f, 9, "Nhịp sống trẻ", 0);
	side_add(f, "baohaugiang.com.vn", "Báo Hậu Giang")->archive = true;
	f->st.side.rows.v[10].folded = true;
}

static inline struct list_row *list_add(struct fixture *f, int64_t id, const char *title, int64_t published_s)
{
	struct list_row *r = VEC_PUSH(&f->st.list.rows, &f->arena);

	*r = (struct list_row){ .id = id, .title = str_of(title), .portal = STR("baocantho.com.vn"),
				.published_s = published_s, .seen_s = f->st.now_s, .has_time = true };
	f->st.list.total++;
	return r;
}

static inline void fixture_list(struct fixture *f)
{
	struct list_row *r;

	f->st.list.title = STR("Thời sự · Báo Cần Thơ");
	r = list_add(f, 101, "Cầu vượt sông Hậu nối hai bờ phường mới chính thức thông xe sau ba năm thi công",
		     at(25, 6, 2025, 13, 5));
	r->unread = true;
	r->lede = STR("Từ sáng nay người dân hai bờ không còn phải chờ phà mỗi ngày.");
	r = list_add(f, 102, "Đường ven kênh Xáng được mở rộng", at(25, 6, 2025, 10, 55));
	r->unread = r->starred = true;
	r->lede = STR("Tuyến đường dài 12 km chạy qua bốn xã.");
	r = list_add(f, 103, "Giá lúa hè thu nhích nhẹ, nông dân phấn khởi xuống giống vụ mới", at(25, 6, 2025, 8, 20));
	r->later = true;
	r->lede = STR("Thương lái trả 6.450 đồng một ký, cao hơn tuần trước 150 đồng.");
	r = list_add(f, 104, "Học sinh lớp 9 chế tạo máy lọc nước phèn từ vật liệu bỏ đi", at(24, 6, 2025, 21, 0));
	r->unread = true;
	r->lede = STR("Máy nặng 14 kg, lọc được 40 lít mỗi giờ.");
	r = list_add(f, 105, "Lịch cúp điện tuần này", 0);
	r->lede = STR("");
	r = list_add(f, 106, "Thêm hai tuyến xe buýt nối ngoại thành với bến Ninh Kiều", at(23, 6, 2025, 9, 15));
	r->starred = r->later = true;
	r->lede = STR("Xe chạy từ 5 giờ đến 20 giờ.");
	r = list_add(f, 107, "Mưa lớn, nhiều tuyến đường ngập: người dân cần lưu ý gì?", at(22, 6, 2025, 17, 40));
	r->lede = STR("Triều cường đạt đỉnh vào 18 giờ.");
}

static inline void paragraph(struct fixture *f, const char *text)
{
	doc_span(doc_block(&f->article.body, BLOCK_PARAGRAPH, &f->arena), str_of(text), 0, STR_NONE, &f->arena);
}

static inline void cell(struct fixture *f, int row, int column, const char *text)
{
	struct block *b = doc_block(&f->article.body, row ? BLOCK_CELL : BLOCK_HEADER_CELL, &f->arena);

	b->level = row;
	b->number = column;
	doc_span(b, str_of(text), 0, STR_NONE, &f->arena);
}

static inline void related(struct fixture *f, const char *title, const char *url, struct date d, const char *lede)
{
	*VEC_PUSH(&f->article.related, &f->arena) = (struct related){
		str_of(title), str_of(url), d, str_of(lede), false };
}

static inline void fixture_body(struct fixture *f)
{
	struct block *b;

	paragraph(f, "(CT) - Sáng 25/6, cầu vượt sông Hậu chính thức thông xe, rút ngắn quãng đường "
		     "giữa hai bờ từ 40 phút đi phà xuống còn 5 phút.");
	b = doc_block(&f->article.body, BLOCK_PARAGRAPH, &f->arena);
	doc_span(b, STR("Ngay từ 5 giờ, hàng trăm người dân đã có mặt ở đầu cầu. Theo "), 0, STR_NONE, &f->arena);
	doc_span(b, STR("Sở Xây dựng"), 0, STR("https://baocantho.com.vn/so-xay-dung.html"), &f->arena);
	doc_span(b, STR(", công trình có tổng vốn "), 0, STR_NONE, &f->arena);
	doc_span(b, STR("1.250 tỷ đồng"), SPAN_STRONG, STR_NONE, &f->arena);
	doc_span(b, STR(", về đích sớm hơn kế hoạch hai tháng."), 0, STR_NONE, &f->arena);
	b = doc_block(&f->article.body, BLOCK_IMAGE, &f->arena);
	b->url = STR("https://baocantho.com.vn/anh/cau.jpg");
	doc_span(b, STR("Dòng xe đầu tiên qua cầu. Ảnh: Minh Khôi"), 0, STR_NONE, &f->arena);
	b = doc_block(&f->article.body, BLOCK_HEADING, &f->arena);
	b->level = 2;
	doc_span(b, STR("Bớt một chuyến phà, thêm một giờ ngủ"), 0, STR_NONE, &f->arena);
	paragraph(f, "Bà Nguyễn Thị Lụa, bán trái cây ở chợ An Thạnh, kể rằng hai mươi năm nay ngày nào bà "
		     "cũng phải dậy lúc 2 giờ để kịp chuyến phà đầu. “Giờ thì tôi ngủ thêm được một tiếng, "
		     "mà trái cây tới chợ vẫn còn sương”, bà nói.");
	b = doc_block(&f->article.body, BLOCK_QUOTE, &f->arena);
	doc_span(b, STR("Cây cầu không chỉ nối hai bờ, mà nối những bữa cơm nhà."), 0, STR_NONE, &f->arena);
	cell(f, 0, 0, "Loại xe");
	cell(f, 0, 1, "Trước");
	cell(f, 0, 2, "Nay");
	cell(f, 1, 0, "Xe máy");
	cell(f, 1, 1, "40 phút");
	cell(f, 1, 2, "5 phút");
	cell(f, 2, 0, "Xe tải dưới 5 tấn");
	cell(f, 2, 1, "55 phút");
	cell(f, 2, 2, "6 phút");
	b = doc_block(&f->article.body, BLOCK_ITEM, &f->arena);
	b->level = 1;
	doc_span(b, STR("Xe trên 10 tấn vẫn đi theo đường tránh cho đến hết năm."), 0, STR_NONE, &f->arena);
	b = doc_block(&f->article.body, BLOCK_ITEM, &f->arena);
	b->level = 1;
	doc_span(b, STR("Hai bến phà cũ được giữ lại làm bến du lịch; xem "), 0, STR_NONE, &f->arena);
	doc_span(b, STR("lịch tàu"), 0, STR("https://baocantho.com.vn/lich-tau.html"), &f->arena);
	doc_span(b, STR("."), 0, STR_NONE, &f->arena);
	paragraph(f, "Đơn vị quản lý cho biết đèn trên cầu sẽ sáng suốt đêm, và một làn riêng dành cho xe thô sơ "
		     "sẽ mở vào đầu tháng tới.");
}

static inline void fixture_article(struct fixture *f)
{
	f->article = (struct article){
		.url = STR("https://baocantho.com.vn/cau-vuot-song-hau-a101.html"),
		.title = STR("Cầu vượt sông Hậu nối hai bờ phường mới chính thức thông xe sau ba năm thi công"),
		.author = STR("Minh Khôi"), .agency = STR("CT"), .published = when(25, 6, 13, 5),
		.lede = STR("(CT) - Sáng 25/6, cầu vượt sông Hậu chính thức thông xe, rút ngắn quãng đường "
			    "giữa hai bờ từ 40 phút đi phà xuống còn 5 phút."),
	};
	f->article.by[PART_BODY] = CHAIN_GENERIC;
	fixture_body(f);
	related(f, "Khởi công cầu vượt sông Hậu", "https://baocantho.com.vn/khoi-cong-a17.html",
		when(12, 5, 9, 0), "Công trình dài 2,4 km, bốn làn xe, do ba nhà thầu trong nước đảm nhận.");
	related(f, "Người giữ bến phà cuối cùng trên dòng sông và những chuyến đi không bao giờ trễ hẹn",
		"https://baocantho.com.vn/ben-pha-a55.html", (struct date){ 0 }, "");
	related(f, "Quy hoạch hai bờ sông đến năm 2035", "https://baocantho.com.vn/quy-hoach-a61.html",
		when(2, 6, 7, 30), "");
}

static inline void help_add(struct fixture *f, const char *context, const char *keys, const char *command, const char *words)
{
	*VEC_PUSH(&f->st.help, &f->arena) = (struct help_row){
		str_of(context), str_of(keys), str_of(command), str_of(words) };
}

static inline void fixture_help(struct fixture *f)
{
	help_add(f, "any", "j", "down", "one line down");
	help_add(f, "any", "Down", "down", "one line down");
	help_add(f, "any", "k", "up", "one line up");
	help_add(f, "any", "Space", "page-down", "one page down");
	help_add(f, "any", "?", "help", "this list");
	help_add(f, "any", "q", "back", "back, or leave the program");
	help_add(f, "any", "r", "refresh", "fetch this category again");
	help_add(f, "articles", "Enter", "open", "open the article");
	help_add(f, "articles", "=", "filter", "filter the list");
	help_add(f, "articles", "n", "next-unread", "next unread article");
	help_add(f, "articles", "s", "star", "star or unstar");
	help_add(f, "reader", "Tab", "next-link", "select the next link");
	help_add(f, "reader", "o", "browse", "open in the browser");
	help_add(f, "reader", "h", "back", "back to the list");
}

/* The article is a table of thirteen columns: a station's tide by the hour. */
static inline void fixture_wide_table(struct fixture *f)
{
	static const char *const stations[] = { "Trạm", "Cần Thơ", "Vàm Nao", "Đại Ngãi" };

	f->article.body = (struct doc){ 0 };
	f->article.lede = STR("");
	paragraph(f, "Bảng mực nước từng giờ ở ba trạm:");
	for (int r = 0; r < 4; r++) {
		cell(f, r, 0, stations[r]);
		for (int c = 1; c < 12; c++)
			cell(f, r, c, (r ? arena_printf(&f->arena, "%d,%02d m", r, c * 7) : arena_printf(&f->arena, "%d giờ", c)).p);
		cell(f, r, 12, r == 0 ? "Ghi chú" : r == 3 ? "hoãn hai chuyến phà" : "trên báo động 3");
	}
	paragraph(f, "Triều sẽ rút dần từ ngày mai.");
}

static inline void fixture_many_related(struct fixture *f)
{
	for (int i = 0; i < 9; i++)
		related(f, "Bến phà cũ thành bến du lịch", "https://baocantho.com.vn/ben-cu.html", when(3, 6, i, 30), "");
}

/* Everything but an open article. */
static inline void fixture_init(struct fixture *f)
{
	*f = (struct fixture){ 0 };
	options_init(&f->options);
	f->st.options = &f->options;
	f->st.now_s = at(25, 6, 2025, 14, 30);
	f->st.offset_min = FIXTURE_ZONE_MIN;
	fixture_side(f);
	fixture_list(f);
	fixture_article(f);
}

static inline void fixture_open(struct fixture *f, enum page_status status)
{
	f->st.page = (struct page_view){ .status = status, .id = 101, .portal_name = STR("Báo Cần Thơ"),
					 .article = &f->article };
}

static inline void fixture_option(struct fixture *f, const char *name, const char *value)
{
	struct err e = { 0 };

	if (!options_set(&f->options, str_of(name), str_of(value), &f->arena, &e))
		BUG("%s", e.detail);
}

static inline void fixture_release(struct fixture *f)
{
	arena_release(&f->arena);
}

#endif
