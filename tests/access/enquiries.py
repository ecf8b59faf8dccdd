"""Baskets, conversations, quotes and reviews, of buyers and of makers."""

TABLE = """
address                                      method  anonymous  beginner  other    owner    moderator  administrator

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
"""
