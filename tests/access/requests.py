"""Companies, their requests for quotation and the offers."""

TABLE = """
address                                      method  anonymous  beginner  other    owner    moderator  administrator

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
orders:award                                 POST    in         firm      firm     422      firm       firm
"""
