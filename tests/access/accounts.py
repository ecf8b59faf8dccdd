"""Signing in, the own account and what it is told."""

TABLE = """
address                                      method  anonymous  beginner  other    owner    moderator  administrator

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
accounts:agree                               GET     in         start     home     home     desk       desk
accounts:agree                               POST    in         start     home     home     desk       desk
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
"""
