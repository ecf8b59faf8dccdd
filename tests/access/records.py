"""The pages every registered model has, as moderator/administrator; nobody else comes near them."""

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
