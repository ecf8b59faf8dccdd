"""Who reaches what: every address of the project, for every kind of person.

A cell is a status, or the place where redirects end: ``in`` the sign-in page, ``start`` the form that begins a
business, ``profile`` the form for the own one, ``firm`` the form that registers a company, ``home`` a maker's
workspace, ``desk`` the officers' queue, ``done`` any other page. An address without a line here fails the test.
"""

import re

import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import reverse

from tests.addresses import addresses, owned_by
from tests.factories import make_user
from tests.visitors import Visitor, rows

pytestmark = pytest.mark.django_db

PEOPLE = ("anonymous", "beginner", "other", "owner", "moderator", "administrator")
# `beginner` has an account and no business yet, `other` runs another business, `owner` the one the objects belong to.

TABLE = """
address                                      method  anonymous  beginner  other    owner    moderator  administrator

live                                         GET     200        200       200      200      200        200
ready                                        GET     200        200       200      200      200        200
media                                        GET     200        200       200      200      200        200
service_worker                               GET     200        200       200      200      200        200
help                                         GET     200        200       200      200      200        200
privacy                                      GET     200        200       200      200      200        200
robots                                       GET     200        200       200      200      200        200
sitemap_index                                GET     200        200       200      200      200        200
sitemap                                      GET     200        200       200      200      200        200
sitemap (other)                              GET     404        404       404      404      404        404
google_feed                                  GET     200        200       200      200      200        200
meta_feed                                    GET     200        200       200      200      200        200
new_products                                 GET     200        200       200      200      200        200
new_in_category                              GET     200        200       200      200      200        200
new_of_maker                                 GET     200        200       200      200      200        200
new_of_maker (unverified)                    GET     404        404       404      404      404        404

accounts:register                            GET     200        start     home     home     desk       desk
accounts:register                            POST    422        start     home     home     desk       desk
accounts:sign_in                             GET     200        start     home     home     desk       desk
accounts:sign_in                             POST    200        start     home     home     desk       desk
accounts:sign_out                            GET     405        405       405      405      405        405
accounts:sign_out                            POST    done       done      done     done     done       done
accounts:ask_code                            GET     200        home      home     home     desk       desk
accounts:ask_code                            POST    422        home      home     home     desk       desk
accounts:enter_code                          GET     done       home      home     home     desk       desk
accounts:enter_code                          POST    done       home      home     home     desk       desk
accounts:forgot                              GET     200        200       200      200      200        200
accounts:forgot                              POST    422        422       422      422      422        422
accounts:reset_asked                         GET     200        200       200      200      200        200
accounts:reset                               GET     200        200       200      200      200        200
accounts:reset                               POST    422        422       422      422      422        422
accounts:reset (dead)                        GET     410        410       410      410      410        410
accounts:reset (dead)                        POST    410        410       410      410      410        410
accounts:password_link                       GET     200        200       200      200      200        200
accounts:password_link                       POST    422        422       422      422      422        422
accounts:password_link (dead)                GET     410        410       410      410      410        410
accounts:password_link (dead)                POST    410        410       410      410      410        410

accounts:home                                GET     in         200       200      200      200        200
accounts:sign_out_device                     GET     in         405       405      405      405        405
accounts:sign_out_device                     POST    in         done      done     done     done       done
accounts:prove_phone                         GET     in         405       405      405      405        405
accounts:prove_phone                         POST    in         done      done     done     done       done
accounts:enter_phone_code                    GET     in         done      done     done     done       done
accounts:enter_phone_code                    POST    in         done      done     done     done       done
accounts:prove_email                         GET     in         405       405      405      405        405
accounts:prove_email                         POST    in         done      done     done     done       done
accounts:change_password                     GET     in         200       200      200      200        200
accounts:change_password                     POST    in         422       422      422      422        422
accounts:agree                               GET     in         done      done     done     done       done
accounts:agree                               POST    in         done      done     done     done       done
accounts:data                                GET     in         200       200      200      200        200
accounts:correct                             GET     in         200       200      200      200        200
accounts:correct                             POST    in         422       422      422      422        422
accounts:download                            GET     in         200       200      200      200        200
accounts:erase                               GET     in         200       200      200      200        200
accounts:erase                               POST    in         422       422      422      422        422
accounts:erased                              GET     200        200       200      200      200        200
accounts:erased (other token)                GET     404        404       404      404      404        404
accounts:confirm_email                       GET     200        200       200      200      200        200
accounts:confirm_email                       POST    in         done      done     done     done       done
accounts:confirm_email (dead)                GET     410        410       410      410      410        410
accounts:confirm_email (dead)                POST    410        410       410      410      410        410
notifications:list                           GET     in         200       200      200      200        200
notifications:open                           GET     in         404       404      home     404        404
notifications:choices                        GET     in         200       200      200      200        200
notifications:choices                        POST    in         done      done     done     done       done
notifications:add_device                     GET     in         405       405      405      405        405
notifications:add_device                     POST    in         done      done     done     done       done
notifications:remove_device                  GET     in         405       405      405      405        405
notifications:remove_device                  POST    in         404       404      done     404        404

catalog:home                                 GET     200        200       200      200      200        200
catalog:catalogue                            GET     200        200       200      200      200        200
catalog:product                              GET     200        200       200      200      200        200
catalog:product (withdrawn)                  GET     410        410       410      410      410        410
catalog:product (of a draft)                 GET     404        404       404      404      404        404
catalog:price                                GET     200        200       200      200      200        200
catalog:price (withdrawn)                    GET     404        404       404      404      404        404
catalog:report                               GET     200        200       200      200      200        200
catalog:report                               POST    422        422       422      422      422        422
catalog:report (withdrawn)                   GET     404        404       404      404      404        404
catalog:categories                           GET     200        200       200      200      200        200
catalog:category                             GET     200        200       200      200      200        200
catalog:printed_category                     GET     200        200       200      200      200        200
catalog:category_picture                     GET     200        200       200      200      200        200
orders:impact                                GET     200        200       200      200      200        200
orders:impact_workbook                       GET     200        200       200      200      200        200
orders:impact_table                          GET     200        200       200      200      200        200
catalog:search                               GET     200        200       200      200      200        200
catalog:suggestions                          GET     200        200       200      200      200        200
catalog:search_opened                        GET     405        405       405      405      405        405
catalog:search_opened                        POST    204        204       204      204      204        204
catalog:favourites                           GET     200        200       200      200      200        200
catalog:keep                                 GET     405        405       405      405      405        405
catalog:keep                                 POST    done       done      done     done     done       done
catalog:let_go                               GET     405        405       405      405      405        405
catalog:let_go                               POST    done       done      done     done     done       done
catalog:compare                              GET     200        200       200      200      200        200
catalog:directory                            GET     200        200       200      200      200        200
catalog:storefront                           GET     200        200       200      200      200        200
catalog:qr                                   GET     200        200       200      200      200        200
catalog:card                                 GET     200        200       200      200      200        200
catalog:printed                              GET     200        200       200      200      200        200
catalog:picture                              GET     200        200       200      200      200        200
catalog:qr (unverified)                      GET     404        404       404      404      404        404
catalog:card (unverified)                    GET     404        404       404      404      404        404
catalog:printed (unverified)                 GET     404        404       404      404      404        404
catalog:picture (unverified)                 GET     404        404       404      404      404        404
catalog:storefront (unverified)              GET     404        404       404      404      404        404
catalog:sentra_list                          GET     200        200       200      200      200        200
catalog:sentra                               GET     200        200       200      200      200        200
catalog:sentra_qr                            GET     200        200       200      200      200        200
catalog:sentra_card                          GET     200        200       200      200      200        200
catalog:sentra_poster                        GET     200        200       200      200      200        200
catalog:sentra_picture                       GET     200        200       200      200      200        200
catalog:sentra (not public)                  GET     404        404       404      404      404        404
catalog:sentra_qr (not public)               GET     404        404       404      404      404        404
catalog:sentra_card (not public)             GET     404        404       404      404      404        404
catalog:sentra_poster (not public)           GET     404        404       404      404      404        404
catalog:sentra_picture (not public)          GET     404        404       404      404      404        404

producers:register_business                  GET     in         200       profile  profile  200        200
producers:register_business                  POST    in         422       profile  profile  422        422
producers:register_address                   GET     in         start     profile  profile  start      start
producers:register_address                   POST    in         start     profile  profile  start      start
producers:resume                             GET     in         start     home     home     desk       desk

producers:profile                            GET     in         start     200      200      start      start
producers:profile                            POST    in         start     422      422      start      start
producers:details                            GET     in         start     200      200      start      start
producers:details                            POST    in         start     profile  profile  start      start
producers:ways                               GET     in         start     200      200      start      start
producers:ways                               POST    in         start     profile  profile  start      start
producers:hours                              GET     in         start     200      200      start      start
producers:hours                              POST    in         start     profile  profile  start      start
producers:place                              GET     in         start     200      200      start      start
producers:place                              POST    in         start     profile  profile  start      start
producers:pictures                           GET     in         start     200      200      start      start
producers:pictures                           POST    in         start     done     done     start      start
producers:take_new_address                   GET     in         start     405      405      start      start
producers:take_new_address                   POST    in         start     home     home     start      start
producers:close                              GET     in         start     405      405      start      start
producers:close                              POST    in         start     home     home     start      start

producers:team                               GET     in         start     200      200      start      start
producers:invite                             GET     in         start     405      405      start      start
producers:invite                             POST    in         start     200      200      start      start
producers:revoke                             GET     in         start     405      405      start      start
producers:revoke                             POST    in         start     done     done     start      start
producers:leave                              GET     in         start     405      405      start      start
producers:leave                              POST    in         start     403      403      start      start
producers:remove_helper                      GET     in         start     405      405      start      start
producers:remove_helper                      POST    in         start     404      done     start      start
producers:join                               GET     200        200       200      200      200        200
producers:join                               POST    200        home      home     home     desk       desk
producers:join (dead)                        GET     410        410       410      410      410        410
producers:join (dead)                        POST    410        410       410      410      410        410
producers:claim                              GET     200        200       200      200      200        200
producers:claim                              POST    200        profile   409      409      profile    profile
producers:claim (dead)                       GET     404        404       404      404      404        404
producers:claim (dead)                       POST    404        404       404      404      404        404

producers:sentra                             GET     in         start     200      200      start      start
producers:join_sentra                        GET     in         start     405      405      start      start
producers:join_sentra                        POST    in         start     done     done     start      start
producers:leave_sentra                       GET     in         start     405      405      start      start
producers:leave_sentra                       POST    in         start     404      done     start      start
producers:sentra_members                     GET     in         404       404      200      404        404
producers:decide_membership                  GET     in         405       405      405      405        405
producers:decide_membership                  POST    in         404       404      done     404        404

producers:reports                            GET     in         start     200      200      start      start
producers:report                             GET     in         start     200      200      start      start
producers:report                             POST    in         start     done     done     start      start

producers:credentials                        GET     in         start     200      200      start      start
producers:add_credential                     GET     in         start     200      200      start      start
producers:add_credential                     POST    in         start     422      422      start      start
producers:replace_credential                 GET     in         start     404      200      start      start
producers:replace_credential                 POST    in         start     404      422      start      start
producers:remove_credential                  GET     in         start     405      405      start      start
producers:remove_credential                  POST    in         start     404      done     start      start
producers:scan                               GET     in         404       404      200      200        200

catalog:programmes                           GET     200        200       200      200      200        200
catalog:programmes_feed                      GET     200        200       200      200      200        200
catalog:programme                            GET     200        200       200      200      200        200
catalog:programme (draft)                    GET     404        404       404      404      404        404
catalog:programme_event                      GET     200        200       200      200      200        200
catalog:programme_event (draft)              GET     404        404       404      404      404        404
catalog:certificate                          GET     200        200       200      200      200        200
catalog:certificate (dead)                   GET     404        404       404      404      404        404
producers:programmes                         GET     in         start     200      200      start      start
producers:programme                          GET     in         start     200      200      start      start
producers:register_programme                 GET     in         start     405      405      start      start
producers:register_programme                 POST    in         start     done     done     start      start
producers:withdraw_programme                 GET     in         start     405      405      start      start
producers:withdraw_programme                 POST    in         start     404      done     start      start
producers:ticket                             GET     in         start     404      200      start      start
producers:certificate_pdf                    GET     in         start     404      200      start      start
producers:attend                             GET     in         404       404      404      404        200
producers:attend                             POST    in         404       404      404      404        422

catalog:products                             GET     in         start     200      200      start      start
catalog:new_product                          GET     in         start     405      405      start      start
catalog:new_product                          POST    in         start     done     done     start      start
catalog:edit_product                         GET     in         start     404      200      start      start
catalog:edit_product                         POST    in         start     404      422      start      start
catalog:autosave                             GET     in         start     405      405      start      start
catalog:autosave                             POST    in         start     404      200      start      start
catalog:photos                               GET     in         start     404      200      start      start
catalog:photos                               POST    in         start     404      422      start      start
catalog:edit_photo                           GET     in         start     404      200      start      start
catalog:edit_photo                           POST    in         start     404      done     start      start
catalog:uploads                              GET     in         start     405      405      start      start
catalog:uploads                              POST    in         start     404      412      start      start
catalog:upload                               GET     in         start     404      412      start      start
catalog:upload                               POST    in         start     405      405      start      start
catalog:quick_product                        GET     in         start     404      200      start      start
catalog:quick_product                        POST    in         start     404      422      start      start
catalog:guess_category                       GET     in         start     200      200      start      start
catalog:attributes                           GET     in         start     405      405      start      start
catalog:attributes                           POST    in         start     404      200      start      start
catalog:copy_product                         GET     in         start     405      405      start      start
catalog:copy_product                         POST    in         start     404      done     start      start
catalog:table                                GET     in         start     200      200      start      start
catalog:table                                POST    in         start     done     done     start      start
catalog:sheet                                GET     in         start     200      200      start      start
catalog:sheet                                POST    in         start     422      422      start      start
catalog:download_sheet                       GET     in         start     200      200      start      start
catalog:preview_sheet                        GET     in         start     done     done     start      start
catalog:preview_sheet                        POST    in         start     done     done     start      start
catalog:cancel_sheet                         GET     in         start     405      405      start      start
catalog:cancel_sheet                         POST    in         start     done     done     start      start
catalog:withdraw                             GET     in         start     405      405      start      start
catalog:withdraw                             POST    in         start     404      done     start      start
catalog:republish                            GET     in         start     405      405      start      start
catalog:republish                            POST    in         start     404      done     start      start
catalog:discard                              GET     in         start     405      405      start      start
catalog:discard                              POST    in         start     404      done     start      start
catalog:appeal                               GET     in         start     405      405      start      start
catalog:appeal                               POST    in         start     404      done     start      start
catalog:preview                              GET     in         start     404      200      start      start

orders:reviews                               GET     200        200        200       200      200      200
orders:reviews (unverified)                  GET     404        404        404       404      404      404
orders:basket                                GET     200        200       200      200      200        200
orders:basket                                POST    200        200       200      200      200        200
orders:add_to_basket                         GET     405        405       405      405      405        405
orders:add_to_basket                         POST    done       done      done     done     done       done
orders:own                                   GET     in         200       200      200      200        200
orders:claim                                 GET     in         405       405      405      405        405
orders:claim                                 POST    in         done      done     done     done       done
orders:lost_link                             GET     200        200       200      200      200        200
orders:lost_link                             POST    422        422       422      422      422        422
orders:renew_link                            GET     405        405       405      405      405        405
orders:renew_link                            POST    done       done      done     done     done       done
orders:renew_link (other token)              POST    404        404       404      404      404        404
orders:others                                GET     200        200       200      200      200        200
orders:others                                POST    404        404       404      404      404        404
orders:others (other token)                  GET     404        404       404      404      404        404
orders:submission                            GET     200        200       200      200      200        200
orders:submission (other token)              GET     404        404       404      404      404        404
orders:conversation                          GET     200        200       200      200      200        200
orders:conversation                          POST    422        422       422      422      422        422
orders:conversation (other token)            GET     404        404       404      404      404        404
orders:conversation (other token)            POST    404        404       404      404      404        404
orders:cancel                                GET     405        405       405      405      405        405
orders:cancel                                POST    done       done      done     done     done       done
orders:cancel (other token)                  POST    404        404       404      404      404        404
orders:report                                GET     405        405       405      405      405        405
orders:report                                POST    422        422       422      422      422        422
orders:report (other token)                  POST    404        404       404      404      404        404
orders:attachment                            GET     200        200       200      200      200        200
orders:attachment (other token)              GET     404        404       404      404      404        404
orders:news                                  GET     200        200       200      200      200        200
orders:news (other token)                    GET     404        404       404      404      404        404
orders:complete                              GET     405        405       405      405      405        405
orders:complete                              POST    done       done      done     done     done       done
orders:complete (other token)                POST    404        404       404      404      404        404
orders:review                                GET     405        405        405       405      405      405
orders:review                                POST    done       done       done      done     done     done
orders:review (other token)                  POST    404        404        404       404      404      404
orders:accept_quote                          GET     405        405       405      405      405        405
orders:accept_quote                          POST    done       done      done     done     done       done
orders:accept_quote (other token)            POST    404        404       404      404      404        404
orders:reject_quote                          GET     405        405       405      405      405        405
orders:reject_quote                          POST    done       done      done     done     done       done
orders:reject_quote (other token)            POST    404        404       404      404      404        404
orders:ask_for_change                        GET     405        405       405      405      405        405
orders:ask_for_change                        POST    422        422       422      422      422        422
orders:ask_for_change (other token)          POST    404        404       404      404      404        404
orders:sheet                                 GET     200        200       200      200      200        200
orders:sheet (other token)                   GET     404        404       404      404      404        404

orders:start                                 GET     in         start     home     home     desk       desk
orders:home                                  GET     in         200       200      200      desk       desk
orders:inbox                                 GET     in         start     200      200      start      start
orders:thread                                GET     in         start     404      200      start      start
orders:thread                                POST    in         start     404      422      start      start
orders:decline                               GET     in         start     405      405      start      start
orders:decline                               POST    in         start     404      422      start      start
orders:own_news                              GET     in         start     404      200      start      start
orders:write_quote                           GET     in         start     404      200      start      start
orders:write_quote                           POST    in         start     404      422      start      start
orders:answer_review                         GET     in         start      405       405      start    start
orders:answer_review                         POST    in         start      404       422      start    start
orders:report_review                         GET     in         start      405       405      start    start
orders:report_review                         POST    in         start      404       422      start    start
orders:own_sheet                             GET     in         start     404      200      start      start
orders:withdraw_quote                        GET     in         start     405      405      start      start
orders:withdraw_quote                        POST    in         start     404      done     start      start
orders:fulfil                                GET     in         start     405      405      start      start
orders:fulfil                                POST    in         start     404      done     start      start
orders:own_report                            GET     in         start     405      405      start      start
orders:own_report                            POST    in         start     404      422      start      start
orders:own_attachment                        GET     in         start     404      200      start      start
orders:quick_replies                         GET     in         start     200      200      start      start
orders:quick_replies                         POST    in         start     done     done     start      start
orders:sales                                 GET     in         start     200      200      start      start

orders:rfqs                                  GET     200        200       200      200      200        200
orders:rfq                                   GET     200        200       200      200      200        200
orders:rfq (draft)                           GET     404        404       404      200      200        200
orders:rfq_file                              GET     404        404       404      200      200        200
orders:offer_file                            GET     404        404       404      200      404        404
orders:supplier_card                         GET     200        200       200      200      200        200
orders:supplier_card (unverified)            GET     404        404       404      404      404        404
orders:ask_about_rfq                         GET     in         start     405      405      start      start
orders:ask_about_rfq                         POST    in         start     422      422      start      start
orders:maker_rfqs                            GET     in         start     200      200      start      start
orders:offer                                 GET     in         start     200      200      start      start
orders:offer                                 POST    in         start     422      422      start      start
orders:add_offer_file                        GET     in         start     405      405      start      start
orders:add_offer_file                        POST    in         start     404      422      start      start
orders:remove_offer_file                     GET     in         start     405      405      start      start
orders:remove_offer_file                     POST    in         start     404      done     start      start
orders:name_partners                         GET     in         start     405      405      start      start
orders:name_partners                         POST    in         start     404      done     start      start
orders:answer_partnership                    GET     in         start     405      405      start      start
orders:answer_partnership                    POST    in         start     404      done     start      start

orders:company                               GET     in         firm      firm     200      firm       firm
orders:register_company                      GET     in         200       200      done     200        200
orders:register_company                      POST    in         422       422      done     422        422
orders:company_profile                       GET     in         firm      firm     200      firm       firm
orders:company_profile                       POST    in         firm      firm     422      firm       firm
orders:company_people                        GET     in         firm      firm     200      firm       firm
orders:invite_to_company                     GET     in         firm      firm     405      firm       firm
orders:invite_to_company                     POST    in         firm      firm     done     firm       firm
orders:revoke_company_invitations            GET     in         firm      firm     405      firm       firm
orders:revoke_company_invitations            POST    in         firm      firm     done     firm       firm
orders:leave_company                         GET     in         firm      firm     405      firm       firm
orders:leave_company                         POST    in         firm      firm     403      firm       firm
orders:remove_from_company                   GET     in         firm      firm     405      firm       firm
orders:remove_from_company                   POST    in         firm      firm     done     firm       firm
orders:join_company                          GET     200        200       200      200      200        200
orders:join_company                          POST    200        done      done     done     done       done
orders:join_company (dead)                   GET     410        410       410      410      410        410
orders:join_company (dead)                   POST    410        410       410      410      410        410
orders:write_rfq                             GET     in         firm      firm     200      firm       firm
orders:write_rfq                             POST    in         firm      firm     422      firm       firm
orders:own_rfq                               GET     in         firm      firm     200      firm       firm
orders:edit_rfq                              GET     in         firm      firm     200      firm       firm
orders:edit_rfq                              POST    in         firm      firm     422      firm       firm
orders:add_rfq_file                          GET     in         firm      firm     405      firm       firm
orders:add_rfq_file                          POST    in         firm      firm     422      firm       firm
orders:remove_rfq_file                       GET     in         firm      firm     405      firm       firm
orders:remove_rfq_file                       POST    in         firm      firm     done     firm       firm
orders:invite_makers                         GET     in         firm      firm     405      firm       firm
orders:invite_makers                         POST    in         firm      firm     done     firm       firm
orders:uninvite_maker                        GET     in         firm      firm     405      firm       firm
orders:uninvite_maker                        POST    in         firm      firm     done     firm       firm
orders:submit_rfq                            GET     in         firm      firm     405      firm       firm
orders:submit_rfq                            POST    in         firm      firm     done     firm       firm
orders:cancel_rfq                            GET     in         firm      firm     405      firm       firm
orders:cancel_rfq                            POST    in         firm      firm     done     firm       firm
orders:reissue_rfq                           GET     in         firm      firm     405      firm       firm
orders:reissue_rfq                           POST    in         firm      firm     done     firm       firm
orders:answer_question                       GET     in         firm      firm     405      firm       firm
orders:answer_question                       POST    in         firm      firm     done     firm       firm
orders:compare_offers                        GET     in         firm      firm     200      firm       firm
orders:offers_sheet                          GET     in         firm      firm     200      firm       firm
orders:shortlist                             GET     in         firm      firm     405      firm       firm
orders:shortlist                             POST    in         firm      firm     done     firm       firm
orders:award                                 GET     in         firm      firm     405      firm       firm
orders:award                                 POST    in         firm      firm     done     firm       firm

admin:index                                  GET     in         home      home     home     200        200
admin:login                                  GET     in         home      home     home     desk       desk
admin:logout                                 GET     in         home      home     home     405        405
admin:logout                                 POST    in         home      home     home     done       done
admin:password_change                        GET     in         home      home     home     200        200
admin:password_change_done                   GET     in         home      home     home     200        200
admin:search                                 GET     in         home      home     home     200        200
admin:autocomplete                           GET     in         home      home     home     403        403
admin:jsi18n                                 GET     in         home      home     home     200        200
admin:view_on_site                           GET     in         home      home     home     done       done
admin:app_list                               GET     in         home      home     home     200        200
admin:app_list (people)                      GET     in         home      home     home     200        200
admin:auth_user_password_change              GET     in         home      home     home     403        200
admin:auth_user_password_change              POST    in         home      home     home     403        200
admin:producers_producer_verdict             GET     in         home      home     home     405        405
admin:producers_producer_verdict             POST    in         home      home     home     desk       desk
admin:producers_credential_verdict           GET     in         home      home     home     405        405
admin:producers_credential_verdict           POST    in         home      home     home     desk       desk
admin:catalog_product_verdict                GET     in         home      home     home     405        405
admin:catalog_product_verdict                POST    in         home      home     home     desk       desk
admin:producers_producer_hold                GET     in         home      home     home     405        405
admin:producers_producer_hold                POST    in         home      home     home     204        204
admin:producers_credential_hold              GET     in         home      home     home     405        405
admin:producers_credential_hold              POST    in         home      home     home     204        204
admin:producers_yearlyreport_hold            GET     in         home      home     home     405        405
admin:producers_yearlyreport_hold            POST    in         home      home     home     204        204
admin:catalog_product_hold                   GET     in         home      home     home     405        405
admin:catalog_product_hold                   POST    in         home      home     home     204        204
admin:catalog_spotcheck_hold                 GET     in         home      home     home     405        405
admin:catalog_spotcheck_hold                 POST    in         home      home     home     204        204
admin:catalog_reportedlisting_hold           GET     in         home      home     home     405        405
admin:catalog_reportedlisting_hold           POST    in         home      home     home     204        204
admin:catalog_appeal_hold                    GET     in         home      home     home     405        405
admin:catalog_appeal_hold                    POST    in         home      home     home     204        204
admin:orders_heldmessage_hold                GET     in         home      home     home     405        405
admin:orders_heldmessage_hold                POST    in         home      home     home     204        204
admin:orders_conversationreport_hold         GET     in         home      home     home     405        405
admin:orders_conversationreport_hold         POST    in         home      home     home     204        204
admin:catalog_spotcheck_verdict              GET     in         home      home     home     405        405
admin:catalog_spotcheck_verdict              POST    in         home      home     home     desk       desk
admin:catalog_reportedlisting_verdict        GET     in         home      home     home     405        405
admin:catalog_reportedlisting_verdict        POST    in         home      home     home     desk       desk
admin:catalog_appeal_verdict                 GET     in         home      home     home     405        405
admin:catalog_appeal_verdict                 POST    in         home      home     home     desk       desk
admin:orders_review_hold                     GET     in         home       home      home     405      405
admin:orders_review_hold                     POST    in         home       home      home     204      204
admin:orders_review_verdict                  GET     in         home       home      home     405      405
admin:orders_review_verdict                  POST    in         home       home      home     desk     desk
admin:orders_heldmessage_verdict             GET     in         home      home     home     405        405
admin:orders_heldmessage_verdict             POST    in         home      home     home     desk       desk
admin:orders_conversationreport_verdict      GET     in         home      home     home     405        405
admin:orders_conversationreport_verdict      POST    in         home      home     home     desk       desk
admin:orders_conversationreport_attachment   GET     in         home      home     home     200        200
admin:orders_company_verdict                 GET     in         home      home     home     405        405
admin:orders_company_verdict                 POST    in         home      home     home     desk       desk
admin:orders_company_hold                    GET     in         home      home     home     405        405
admin:orders_company_hold                    POST    in         home      home     home     204        204
admin:orders_rfq_verdict                     GET     in         home      home     home     405        405
admin:orders_rfq_verdict                     POST    in         home      home     home     desk       desk
admin:orders_rfq_hold                        GET     in         home      home     home     405        405
admin:orders_rfq_hold                        POST    in         home      home     home     204        204
admin:catalog_product_preview                GET     in         home      home     home     200        200
admin:accounts_user_password_link            GET     in         home      home     home     405        405
admin:accounts_user_password_link            POST    in         home      home     home     200        200
admin:orders_enquiry_renew                   GET     in         home      home     home     405        405
admin:orders_enquiry_renew                   POST    in         home      home     home     done       done
admin:notifications_delivery_retry           GET     in         home      home     home     405        405
admin:notifications_delivery_retry           POST    in         home      home     home     done       done
admin:producers_producer_claim               GET     in         home      home     home     405        405
admin:producers_producer_claim               POST    in         home      home     home     200        200
admin:producers_yearlyreport_verdict         GET     in         home      home     home     405        405
admin:producers_yearlyreport_verdict         POST    in         home      home     home     desk       desk
admin:producers_registerimport_decide        GET     in         home      home     home     405        405
admin:producers_registerimport_decide        POST    in         home      home     home     done       done
admin:producers_registerimport_confirm       GET     in         home      home     home     405        405
admin:producers_registerimport_confirm       POST    in         home      home     home     done       done
admin:producers_registerimport_cancel        GET     in         home      home     home     405        405
admin:producers_registerimport_cancel        POST    in         home      home     home     done       done
admin:producers_registerimport_progress      GET     in         home      home     home     200        200
admin:producers_registerimport_refusals      GET     in         home      home     home     200        200
admin:orders_impactedition_publish           GET     in         home      home     home     405        405
admin:orders_impactedition_publish           POST    in         home      home     home     done       done
admin:producers_yearlyreport_summary         GET     in         home      home     home     200        200
admin:producers_yearlyreport_open_summary    GET     in         home      home     home     done       done
admin:producers_yearlyreport_open_imports    GET     in         home      home     home     done       done
admin:producers_yearlyreport_all_as_xlsx     GET     in         home      home     home     200        200
admin:producers_yearlyreport_all_as_csv      GET     in         home      home     home     200        200
admin:producers_programme_verdict            GET     in         home      home     home     405        405
admin:producers_programme_verdict            POST    in         home      home     home     403        desk
admin:producers_programme_hold               GET     in         home      home     home     405        405
admin:producers_programme_hold               POST    in         home      home     home     404        204
admin:producers_programme_participants       GET     in         home      home     home     403        200
admin:producers_programme_attendance_list    GET     in         home      home     home     403        200
admin:producers_programme_attendance         GET     in         home      home     home     403        200
admin:producers_programme_attendance         POST    in         home      home     home     403        done
admin:producers_programme_results            GET     in         home      home     home     403        200
admin:producers_programme_results            POST    in         home      home     home     403        done
admin:producers_participation_verdict        GET     in         home      home     home     405        405
admin:producers_participation_verdict        POST    in         home      home     home     403        desk
admin:producers_participation_hold           GET     in         home      home     home     405        405
admin:producers_participation_hold           POST    in         home      home     home     404        204
admin:producers_participation_certificate    GET     in         home      home     home     403        200
admin:producers_kblicode_import              GET     in         home      home     home     403        200
admin:producers_kblicode_import              POST    in         home      home     home     403        200
admin:producers_kblicode_export              GET     in         home      home     home     200        200
admin:producers_kblicode_export              POST    in         home      home     home     200        200
admin:producers_kblicode_process_import      GET     in         home      home     home     405        405
admin:producers_kblicode_process_import      POST    in         home      home     home     403        200
admin:producers_sentramembership_verdict     GET     in         home      home     home     405        405
admin:producers_sentramembership_verdict     POST    in         home      home     home     desk       desk
admin:producers_sentramembership_hold        GET     in         home      home     home     405        405
admin:producers_sentramembership_hold        POST    in         home      home     home     204        204
admin:producers_site_compare                 GET     in         home      home     home     200        200
admin:producers_site_printed                 GET     in         home      home     home     200        200
admin:producers_site_import                  GET     in         home      home     home     200        200
admin:producers_site_import                  POST    in         home      home     home     200        200
admin:producers_site_export                  GET     in         home      home     home     200        200
admin:producers_site_export                  POST    in         home      home     home     200        200
admin:producers_site_process_import          GET     in         home      home     home     405        405
admin:producers_site_process_import          POST    in         home      home     home     200        200
admin:producers_pointofinterest_import       GET     in         home      home     home     200        200
admin:producers_pointofinterest_import       POST    in         home      home     home     200        200
admin:producers_pointofinterest_export       GET     in         home      home     home     200        200
admin:producers_pointofinterest_export       POST    in         home      home     home     200        200
admin:producers_pointofinterest_process_import  GET     in         home      home     home     405        405
admin:producers_pointofinterest_process_import  POST    in         home      home     home     200        200
"""

# The pages every registered model has, as moderator/administrator; nobody else comes near them.
RECORDS = """
model                               changelist  add      change   history  delete

producers_producer                  200/200     403/403  200/200  200/200  403/403
producers_credential                200/200     403/403  200/200  200/200  403/403
producers_yearlyreport              200/200     200/200  200/200  200/200  403/403
producers_registerimport            200/200     200/200  200/200  200/200  403/403
producers_kblicode                  200/200     403/200  200/200  200/200  403/403
producers_office                    403/200     403/200  403/200  403/200  403/403
producers_programme                 403/200     403/200  403/200  desk/200  403/403
producers_participation             403/200     403/403  403/200  desk/200  403/403
producers_district                  403/200     403/403  403/200  403/200  403/403
producers_village                   403/200     403/403  403/200  403/200  403/403
producers_sentra                    200/200     200/200  200/200  200/200  403/403
producers_sentramembership          200/200     200/200  200/200  200/200  403/403
producers_site                      200/200     200/200  200/200  200/200  403/200
producers_criterion                 200/200     200/200  200/200  200/200  403/403
producers_landstatus                200/200     200/200  200/200  200/200  403/200
producers_pointofinterest           200/200     200/200  200/200  200/200  403/200
catalog_product                     200/200     403/403  200/200  200/200  403/403
catalog_category                    200/200     403/200  200/200  200/200  403/200
catalog_attribute                   200/200     200/200  200/200  200/200  403/200
catalog_spotcheck                   200/200     403/403  200/200  200/200  403/403
catalog_reportedlisting             200/200     403/403  200/200  200/200  403/403
catalog_appeal                      200/200     403/403  200/200  200/200  403/403
catalog_forbiddenword               200/200     200/200  200/200  200/200  403/200
moderation_reasontemplate           200/200     200/200  200/200  200/200  403/200
catalog_season                      200/200     200/200  200/200  200/200  403/200
catalog_synonym                     200/200     200/200  200/200  200/200  403/200
catalog_searchday                   200/200     403/403  200/200  200/200  403/403
orders_enquiry                      200/200     403/403  200/200  200/200  403/403
orders_impactedition                200/200     403/403  200/200  200/200  403/403
orders_quote                        200/200     403/403  200/200  200/200  403/403
orders_review                       200/200     403/403  200/200  200/200  403/403
orders_heldmessage                  200/200     403/403  200/200  200/200  403/403
orders_conversationreport           200/200     403/403  200/200  200/200  403/403
orders_blockentry                   200/200     200/200  200/200  200/200  403/403
orders_company                      200/200     403/403  200/200  200/200  403/403
orders_rfq                          200/200     403/403  200/200  200/200  403/403
orders_unansweredenquiry            200/200     403/403  200/200  200/200  403/403
notifications_delivery              200/200     403/403  200/200  200/200  403/403
accounts_user                       200/200     403/200  200/200  200/200  403/200
accounts_failedsignin               200/200     403/403  200/200  200/200  403/403
accounts_erasure                    200/200     403/403  200/200  200/200  403/403
auth_group                          403/200     403/200  403/200  403/200  403/200
django_tasks_database_dbtaskresult  403/200     403/403  403/200  403/200  403/403
"""


def test_every_address_has_a_line():
    lines = {cells[0].split(" (")[0] for cells in rows(TABLE)}
    pages = RECORDS.splitlines()[1].split()[1:]
    lines |= {f"admin:{cells[0]}_{page}" for cells in rows(RECORDS) for page in pages}
    assert {name for name, _written in addresses()} - {"admin:None"} == lines


def test_the_addresses_without_name_are_only_those_of_django_itself():
    """The old way to write the address of a record, and whatever else begins with /admin/."""
    unnamed = {
        re.sub("^admin/([a-z_]+/[a-z]+/)?", "", written) for name, written in addresses() if name == "admin:None"
    }
    assert unnamed == {"<path:object_id>/", "(?P<url>.*)$"}


@pytest.fixture(autouse=True)
def _mail_goes_out(settings):
    """The pages that send links and codes exist."""
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def people(emping, las, dewi, admin_user):
    users = (make_user("Sri"), las.owner, emping.owner, dewi, admin_user)
    return {"anonymous": None, **dict(zip(PEOPLE[1:], users, strict=True))}


@pytest.fixture
def places(emping, dewi):
    return owned_by(emping, officer=dewi)


POSTED = {
    "orders:add_to_basket": {"quantity": 2},
    "admin:producers_producer_verdict": {"note": "Alamat tidak ada.", "version": 0},
    "admin:producers_credential_verdict": {"note": "Buram.", "version": 1},
    "admin:catalog_product_verdict": {"version": 3},
    "admin:producers_sentramembership_verdict": {"version": 0},
    "admin:producers_yearlyreport_verdict": {"version": 1},
    "admin:catalog_spotcheck_verdict": {"version": 0},
    "admin:catalog_reportedlisting_verdict": {"version": 0},
    "admin:catalog_appeal_verdict": {"version": 0},
    "admin:orders_review_verdict": {"version": 0},
    "admin:orders_heldmessage_verdict": {"version": 0},
    "admin:orders_conversationreport_verdict": {"version": 0},
    "admin:producers_programme_verdict": {"version": 0},
    "admin:producers_participation_verdict": {"version": 0},
    "admin:orders_company_verdict": {"version": 1},
    "admin:orders_rfq_verdict": {"version": 1},
    "catalog:report": {"reason": ""},
}


@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_reaches_exactly_this(people, places, person):
    visitor, reached, expected = Visitor(people[person]), {}, {}
    for label, method, *cells in rows(TABLE):
        url = reverse(label.split(" (")[0], kwargs=places.get(label))
        reached[f"{label} {method}"] = visitor.ask(method, url, POSTED.get(label, {"action": "save"}))
        expected[f"{label} {method}"] = cells[PEOPLE.index(person)]
    assert reached == expected


@pytest.fixture
def records(places, people):
    """One record of each model that has admin pages."""
    return {f"{model._meta.app_label}_{model._meta.model_name}": model.objects.first() for model in site._registry}


@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_reaches_exactly_these_records(people, records, person):
    visitor, reached, expected = Visitor(people[person]), {}, {}
    for model, *cells in rows(RECORDS):
        for page, cell in zip(RECORDS.splitlines()[1].split()[1:], cells, strict=True):
            of_record = page not in {"changelist", "add"}
            url = reverse(f"admin:{model}_{page}", args=[records[model].pk] if of_record else [])
            reached[f"{model} {page}"] = visitor.ask("GET", url)
            moderator, administrator = cell.split("/")
            known = {"moderator": moderator, "administrator": administrator, "anonymous": "in"}
            expected[f"{model} {page}"] = known.get(person, "home")
    assert reached == expected


@pytest.mark.parametrize(("url", "found"), [("/admin/nothing/", "404"), ("/admin/catalog/product/{}/", "done")])
def test_other_addresses_of_the_desk_tell_strangers_nothing(people, places, url, found):
    url = url.format(places["catalog:withdraw"]["pk"])
    reached = [Visitor(people[person]).ask("GET", url) for person in PEOPLE]
    assert reached == ["in", "home", "home", "home", found, found]


def test_no_form_is_taken_without_its_token_but_those_that_need_none(people, places):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people["owner"])
    taken = {}
    for label in (cells[0] for cells in rows(TABLE) if cells[1] == "POST" and not cells[0].startswith("admin:")):
        url = reverse(label.split(" (")[0], kwargs=places.get(label))
        taken[label] = browser.post(url, POSTED.get(label, {"action": "save"})).status_code
    assert {label for label, status in taken.items() if status != 403} == {
        "orders:add_to_basket",
        "catalog:search_opened",
        "catalog:keep",
        "catalog:let_go",
    }
