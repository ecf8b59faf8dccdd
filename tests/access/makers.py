"""The own business: its profile, people, sentra, reports and papers."""

TABLE = """
address                                      method  anonymous  beginner  other    owner    moderator  administrator

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
"""
