"""A maker's own products."""

TABLE = """
address                                      method  anonymous  beginner  other    owner    moderator  administrator

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
"""
