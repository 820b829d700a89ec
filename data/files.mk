# Written by tools/gen-local-mk from the folders of data/.

bundled_datadir = $(pkgdatadir)
dist_bundled_data_DATA = \
	data/keys

bundled_data_demodir = $(pkgdatadir)/demo
dist_bundled_data_demo_DATA = \
	data/demo/README.txt \
	data/demo/index.tsv

bundled_data_demo_baosongnuoc_exampledir = $(pkgdatadir)/demo/baosongnuoc.example
dist_bundled_data_demo_baosongnuoc_example_DATA = \
	data/demo/baosongnuoc.example/8-cach-tru-nuoc-ngot-va-cuu-vuon-khi-man-ve-som-10398.html \
	data/demo/baosongnuoc.example/_404.html \
	data/demo/baosongnuoc.example/_chuyen-doi-so.html \
	data/demo/baosongnuoc.example/_chuyen-doi-so.rss \
	data/demo/baosongnuoc.example/_du-lich-p2.html \
	data/demo/baosongnuoc.example/_du-lich.html \
	data/demo/baosongnuoc.example/_giao-duc.html \
	data/demo/baosongnuoc.example/_giao-duc.rss \
	data/demo/baosongnuoc.example/_kinh-te.html \
	data/demo/baosongnuoc.example/_kinh-te.rss \
	data/demo/baosongnuoc.example/_nong-nghiep.html \
	data/demo/baosongnuoc.example/_nong-nghiep.rss \
	data/demo/baosongnuoc.example/_the-thao.html \
	data/demo/baosongnuoc.example/_the-thao.rss \
	data/demo/baosongnuoc.example/_thoi-su-p2.html \
	data/demo/baosongnuoc.example/_thoi-su.html \
	data/demo/baosongnuoc.example/_thoi-su.rss \
	data/demo/baosongnuoc.example/_van-hoa.html \
	data/demo/baosongnuoc.example/_van-hoa.rss \
	data/demo/baosongnuoc.example/anh-cho-noi-cai-say-luc-4-gio-sang-10419.html \
	data/demo/baosongnuoc.example/bun-nuoc-leo-cai-say-to-bun-cua-ba-nen-bep-10503.html \
	data/demo/baosongnuoc.example/chieu-toi-con-mua-dong-nguoi-dan-ven-song-chu-y-10321.html \
	data/demo/baosongnuoc.example/cho-ben-dinh-bo-rau-ba-ngan-cung-quet-ma-10482.html \
	data/demo/baosongnuoc.example/co-gai-ban-nuoc-mia-gianh-vang-chay-5-000-m-10447.html \
	data/demo/baosongnuoc.example/cum-cong-nghiep-tan-lac-don-nha-may-che-bien-tra-10370.html \
	data/demo/baosongnuoc.example/cung-dap-xe-42-km-doc-kinh-ngang-di-tu-sang-ve-k-10510.html \
	data/demo/baosongnuoc.example/dem-ram-nghe-don-ca-tai-tu-duoi-goc-me-gia-10412.html \
	data/demo/baosongnuoc.example/diem-truong-cuoi-cung-cua-cu-lao-en-co-cau-tau-v-10454.html \
	data/demo/baosongnuoc.example/ghe-xoai-ban-hang-qua-dien-thoai-cho-noi-cai-say-10363.html \
	data/demo/baosongnuoc.example/gia-lua-gao-hom-nay-lua-thom-nhich-nhe-gao-thanh-10356.html \
	data/demo/baosongnuoc.example/hdnd-tinh-vam-thuan-hop-chuyen-de-ban-ba-nhom-vi-10314.html \
	data/demo/baosongnuoc.example/hop-long-cau-cai-say-noi-hai-bo-sau-hon-hai-nam-10307.html \
	data/demo/baosongnuoc.example/khan-truong-gia-co-120-m-bo-kinh-ngang-bi-sat-lo-10335.html \
	data/demo/baosongnuoc.example/khom-kinh-ngang-co-nhan-chung-nong-dan-bot-canh-10405.html \
	data/demo/baosongnuoc.example/mot-cua-xuong-ghe-ho-so-cua-ba-con-cu-lao-khong-10328.html \
	data/demo/baosongnuoc.example/ngu-nha-vuon-sang-cheo-xuong-di-hai-rau-10489.html \
	data/demo/baosongnuoc.example/nguoi-dan-khong-can-thuoc-ten-so-chi-can-biet-vi-10342.html \
	data/demo/baosongnuoc.example/ruong-lua-uong-nuoc-theo-lich-chi-phi-giam-loi-n-10384.html \
	data/demo/baosongnuoc.example/soi-noi-giai-dua-vo-lai-mo-rong-tren-song-cai-sa-10440.html \
	data/demo/baosongnuoc.example/them-340-ho-o-ap-bau-sen-co-nuoc-sach-10349.html \
	data/demo/baosongnuoc.example/thu-vien-tren-ghe-moi-tuan-ghe-mot-ben-10426.html \
	data/demo/baosongnuoc.example/to-cong-nghe-so-o-ap-chi-tung-ngon-tay-lam-tung-10468.html \
	data/demo/baosongnuoc.example/tom-cang-xanh-tren-ruong-lua-vu-dau-da-co-lai-10391.html \
	data/demo/baosongnuoc.example/tram-do-man-gia-re-ban-ve-mo-cua-nhom-ky-su-tre-10475.html \
	data/demo/baosongnuoc.example/trao-150-suat-hoc-bong-tiep-buoc-qua-song-10461.html \
	data/demo/baosongnuoc.example/von-vay-nho-giup-phu-nu-xom-luoi-giu-nghe-10377.html \
	data/demo/baosongnuoc.example/vong-8-cup-dong-bang-thuan-hoa-thang-nguoc-phut-10433.html \
	data/demo/baosongnuoc.example/vuon-co-giua-ruong-va-nguoi-giu-vuon-70-tuoi-10496.html

bundled_data_demo_bendo_exampledir = $(pkgdatadir)/demo/bendo.example
dist_bundled_data_demo_bendo_example_DATA = \
	data/demo/bendo.example/_khoa-hoc-cong-nghe.html \
	data/demo/bendo.example/_thoi-su.html \
	data/demo/bendo.example/_van-hoa.html \
	data/demo/bendo.example/ben-do-rach-chanh-nhung-ngay-cho-cau-142014.html \
	data/demo/bendo.example/cap-quang-xuong-day-song-cu-lao-co-mang-142021.html \
	data/demo/bendo.example/loi-chao-gui-ban-doc-cua-ben-song-142007.html \
	data/demo/bendo.example/nguoi-dong-ghe-cuoi-cung-o-vam-kinh-ngang-142042.html \
	data/demo/bendo.example/so-ben-dien-tu-cua-nguoi-lai-do-142028.html \
	data/demo/bendo.example/tap-tho-chep-tay-chuyen-qua-muoi-hai-ben-142049.html \
	data/demo/bendo.example/xom-ghe-len-bo-giu-lai-cay-sao-lam-cot-co-142035.html

bundled_data_demo_portalsdir = $(pkgdatadir)/demo/portals
dist_bundled_data_demo_portals_DATA = \
	data/demo/portals/baosongnuoc.example.txt \
	data/demo/portals/bendo.example.txt \
	data/demo/portals/tinmoi.example.txt

bundled_data_demo_tinmoi_exampledir = $(pkgdatadir)/demo/tinmoi.example
dist_bundled_data_demo_tinmoi_example_DATA = \
	data/demo/tinmoi.example/_404.html \
	data/demo/tinmoi.example/_du-lich.html \
	data/demo/tinmoi.example/_du-lich.rss \
	data/demo/tinmoi.example/_khoa-hoc.html \
	data/demo/tinmoi.example/_khoa-hoc.rss \
	data/demo/tinmoi.example/_kinh-doanh.html \
	data/demo/tinmoi.example/_kinh-doanh.rss \
	data/demo/tinmoi.example/_suc-khoe.html \
	data/demo/tinmoi.example/_suc-khoe.rss \
	data/demo/tinmoi.example/_the-thao.html \
	data/demo/tinmoi.example/_the-thao.rss \
	data/demo/tinmoi.example/_thoi-su-p2.html \
	data/demo/tinmoi.example/_thoi-su.html \
	data/demo/tinmoi.example/_thoi-su.rss \
	data/demo/tinmoi.example/_tin-tuc-24h-p2.html \
	data/demo/tinmoi.example/_tin-tuc-24h-p3.html \
	data/demo/tinmoi.example/_tin-tuc-24h.html \
	data/demo/tinmoi.example/_tin-tuc-24h.rss \
	data/demo/tinmoi.example/bay-viec-nen-lam-trong-mot-gio-truoc-khi-ngu-4900191.html \
	data/demo/tinmoi.example/bong-ro-ba-nguoi-doi-sinh-vien-ha-ung-vien-vo-di-4900184.html \
	data/demo/tinmoi.example/bot-mot-thia-muoi-nho-thay-thu-tu-nem-4900205.html \
	data/demo/tinmoi.example/chat-luong-khong-khi-ha-noi-cai-thien-sau-mua-de-4900121.html \
	data/demo/tinmoi.example/dich-vu-giao-hang-bang-xuong-dien-o-vung-song-nu-4900149.html \
	data/demo/tinmoi.example/doanh-nghiep-gao-chuyen-sang-bao-2-kg-ban-thang-4900142.html \
	data/demo/tinmoi.example/gach-lat-via-he-tu-vo-so-va-xi-lo-tham-20-lit-nu-4900219.html \
	data/demo/tinmoi.example/ha-noi-luc-5h-di-bo-qua-bay-con-pho-chua-mo-cua-4900247.html \
	data/demo/tinmoi.example/hai-chi-em-sinh-doi-vo-dich-doi-nu-cau-long-tre-4900177.html \
	data/demo/tinmoi.example/hon-6-000-nguoi-chay-marathon-xuyen-dem-ben-song-4900170.html \
	data/demo/tinmoi.example/mot-dem-tren-tau-go-di-tu-can-tho-xuong-miet-vuo-4900240.html \
	data/demo/tinmoi.example/nam-bo-mua-dong-dien-rong-trong-ba-ngay-toi-4900128.html \
	data/demo/tinmoi.example/nam-cach-bat-dau-tiet-kiem-khi-luong-duoi-10-tri-4900163.html \
	data/demo/tinmoi.example/nhom-hoc-sinh-dung-kinh-thien-van-tu-ong-nuoc-ch-4900212.html \
	data/demo/tinmoi.example/pin-lam-tu-muoi-bien-sac-cham-nhung-ben-4900233.html \
	data/demo/tinmoi.example/quan-ca-phe-nho-song-sot-nho-giam-menu-4900156.html \
	data/demo/tinmoi.example/rua-nuoc-ngot-gan-dinh-vi-boi-nguoc-dong-61-km-t-4900226.html \
	data/demo/tinmoi.example/sot-ba-ngay-o-tre-khi-nao-can-nhap-vien-4900198.html \
	data/demo/tinmoi.example/tau-cao-toc-tp-hcm-thuan-hoa-them-hai-chuyen-moi-4900107.html \
	data/demo/tinmoi.example/tp-hcm-thu-nghiem-den-tin-hieu-thich-ung-o-12-gi-4900114.html \
	data/demo/tinmoi.example/uong-nuoc-mia-dung-cach-mot-ly-co-nap-sau-bua-an-4900254.html \
	data/demo/tinmoi.example/vang-nhan-giam-300-000-dong-chenh-lech-mua-ban-v-4900135.html

bundled_data_portalsdir = $(pkgdatadir)/portals
dist_bundled_data_portals_DATA = \
	data/portals/24h.com.vn.txt \
	data/portals/anninhthudo.vn.txt \
	data/portals/b-maincontent.txt \
	data/portals/baoangiang.com.vn.txt \
	data/portals/baocantho.com.vn.txt \
	data/portals/baochinhphu.vn.txt \
	data/portals/baodanang.vn.txt \
	data/portals/baodautu.vn.txt \
	data/portals/baogialai.com.vn.txt \
	data/portals/baohaiphong.vn.txt \
	data/portals/baohatinh.vn.txt \
	data/portals/baohaugiang.com.vn.txt \
	data/portals/baolaocai.vn.txt \
	data/portals/baonghean.vn.txt \
	data/portals/baoxaydung.vn.txt \
	data/portals/bbc.com.txt \
	data/portals/cafebiz.vn.txt \
	data/portals/cafef.vn.txt \
	data/portals/cand.vn.txt \
	data/portals/dantri.com.vn.txt \
	data/portals/dantri.txt \
	data/portals/danviet.vn.txt \
	data/portals/eva.vn.txt \
	data/portals/genk.vn.txt \
	data/portals/giaoducthoidai.vn.txt \
	data/portals/hanoimoi.vn.txt \
	data/portals/kenh14.vn.txt \
	data/portals/laodong.vn.txt \
	data/portals/mastercms.txt \
	data/portals/nhandan.vn.txt \
	data/portals/nld.com.vn.txt \
	data/portals/onecms.txt \
	data/portals/petrotimes.vn.txt \
	data/portals/plo.vn.txt \
	data/portals/provincial.txt \
	data/portals/qdnd.vn.txt \
	data/portals/rfa.org.txt \
	data/portals/rfi.fr.txt \
	data/portals/sggp.org.vn.txt \
	data/portals/soha.vn.txt \
	data/portals/suckhoedoisong.vn.txt \
	data/portals/suckhoeviet.org.vn.txt \
	data/portals/thanhnien.vn.txt \
	data/portals/tienphong.vn.txt \
	data/portals/tinnhanhchungkhoan.vn.txt \
	data/portals/tuoitre.vn.txt \
	data/portals/vccorp.txt \
	data/portals/vietnamnet.vn.txt \
	data/portals/vietnamplus.vn.txt \
	data/portals/vneconomy.vn.txt \
	data/portals/vnexpress.net.txt \
	data/portals/vnexpress.txt \
	data/portals/voatiengviet.com.txt \
	data/portals/vov.vn.txt \
	data/portals/vtcnews.vn.txt \
	data/portals/vtv.vn.txt \
	data/portals/znews.vn.txt

bundled_data_presetsdir = $(pkgdatadir)/presets
dist_bundled_data_presets_DATA = \
	data/presets/less \
	data/presets/mutt \
	data/presets/newsboat \
	data/presets/vim

bundled_data_themesdir = $(pkgdatadir)/themes
dist_bundled_data_themes_DATA = \
	data/themes/8 \
	data/themes/dark \
	data/themes/high-contrast \
	data/themes/light \
	data/themes/mono \
	data/themes/true-colour
