#include "kiosk/help/call_lamp.h"

#include "moc_call_lamp.cpp"
