"""Programmes of the offices."""

TABLE = """
address                                      method  anonymous  beginner  other    owner    moderator  administrator

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
"""
