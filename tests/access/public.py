"""Pages that everybody reads."""

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
orders:impact_later                          GET     200        200       200      200      200        200
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
"""
