dist_man_MANS += man/sapbao.1 man/sapbao-fetch.8 man/sapbao-portal.5
